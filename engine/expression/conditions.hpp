#pragma once

#include <cstddef>
#include <map>
#include <span>
#include <string>
#include <vector>

#include "expression/evaluate.hpp"
#include "expression/tree.hpp"

namespace assess {

/// Many conditions on the same rows. What occurs in several of them is asked once, and answers are
/// a byte each, so that most of the work is done on many rows at a time.
class Conditions {
 public:
  /// For at most `batch` rows at once. The expressions must live as long as this.
  Conditions(std::span<const Expr* const> conditions, std::size_t batch);

  /// What has to be computed before it can be asked, such as days between two dates.
  std::vector<const Expr*> operands() const;
  /// Asks all of them. `evaluator` computes the operands.
  void ask(Evaluator& evaluator, const Leaves& leaves, std::size_t rows);
  /// 1 where a condition, by its place among those of the constructor, holds, and `counts` is 1.
  void holds(std::size_t condition, std::span<const unsigned char> counts,
             std::span<unsigned char> result) const;

 private:
  /// A condition or a part of one; parts come first.
  struct Step {
    const Expr* expr;
    std::vector<std::size_t> parts;  ///< steps, of `and`, `or` and `not`
  };
  std::size_t add(const Expr& expr, std::map<std::string, std::size_t>& known);
  void combine(std::size_t step, std::size_t rows);
  std::span<unsigned char> answers(std::size_t step, std::size_t rows) {
    return {answers_.data() + step * batch_, rows};
  }

  std::size_t batch_;
  std::vector<Step> steps_;
  std::vector<std::size_t> step_of_;    ///< by condition
  std::vector<unsigned char> answers_;  ///< [step][row]
};

}  // namespace assess
