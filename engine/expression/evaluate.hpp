#pragma once

#include <cstddef>
#include <memory>
#include <span>
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

  /// The result lives until the next call of `evaluate` after `reset`.
  Lane evaluate(const Expr& expr, const Leaves& leaves, std::size_t rows);
  void reset() { used_ = 0; }

 private:
  struct Buffer {
    std::unique_ptr<double[]> values;
    std::unique_ptr<State[]> states;
  };
  Outcome take(std::size_t rows);
  Lane call(const Expr& expr, const Leaves& leaves, std::size_t rows);
  Lane lookup(const Expr& expr, const Leaves& leaves, std::size_t rows);

  std::size_t batch_;
  const Words* words_;
  std::vector<Buffer> buffers_;
  std::size_t used_ = 0;
};

}  // namespace assess
