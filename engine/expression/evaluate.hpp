#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <unordered_map>
#include <vector>

#include "base/words.hpp"
#include "expression/functions.hpp"
#include "expression/tree.hpp"

namespace assess {

/// What the references of a bound expression read, by their index.
struct Leaves {
  std::span<const Lane> row;   ///< columns of the ledger
  std::span<const Lane> unit;  ///< quantities of the unit
};

/// Evaluates bound expressions over batches of at most `batch` rows; keeps its buffers.
class Evaluator {
 public:
  explicit Evaluator(std::size_t batch, const Words& words) : batch_(batch), words_(&words) {}

  /// From now on, what occurs in several of these expressions is computed once for the same rows.
  /// They must live as long as this.
  void share(std::span<const Expr* const> expressions);
  /// New rows: nothing of them is known.
  void start();
  /// The result lives until the next call of `evaluate` after `reset`.
  Lane evaluate(const Expr& expr, const Leaves& leaves, std::size_t rows);
  void reset() { used_ = 0; }

 private:
  struct Buffer {
    std::unique_ptr<double[]> values;
    std::unique_ptr<State[]> states;
  };
  /// A call that occurs more than once, and its result for the rows at hand.
  struct Shared {
    Buffer buffer;
    Lane result;
    bool known = false;
  };
  Buffer new_buffer() const;
  Outcome take(std::size_t rows);
  Lane once(const Expr& expr, const Leaves& leaves, std::size_t rows);
  Lane call(const Expr& expr, const Leaves& leaves, Outcome out);
  Lane lookup(const Expr& expr, const Leaves& leaves, std::size_t rows);

  std::size_t batch_;
  const Words* words_;
  std::vector<Buffer> buffers_;
  std::size_t used_ = 0;
  std::vector<Shared> shared_;
  std::unordered_map<const Expr*, std::size_t> shared_of_;  ///< index into `shared_`
};

}  // namespace assess
