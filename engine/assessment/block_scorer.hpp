#pragma once

#include <memory>
#include <optional>
#include <span>

#include "assessment/computation.hpp"
#include "evidence/packed_column.hpp"
#include "forms/form.hpp"

namespace assess {

/// Scores of a criterion that only its parent looks at: made of packed evidence when the parent
/// asks for them, some units at a time, and kept nowhere. No bit differs from `score_criterion`.
class BlockScorer {
 public:
  static constexpr std::size_t most_units = 488;  ///< asked for at once: they stay near

  /// Of a criterion that measures one packed quantity and is told nothing else but constants.
  /// Nothing if it is not one, or if there is something to complain of.
  static std::optional<BlockScorer> of(const Node& node, const Computation& so_far);

  /// Scores and, where not all are values, states of units `from` and so on: there is room for as
  /// many of them as of scores. Returns whether any state differs from `value`.
  bool make(std::size_t from, std::span<double> scores, State* states);

 private:
  BlockScorer(const Node& node, const PackedColumn& measured, std::size_t slot,
              const Computation& so_far);
  bool has_a_number();

  const Node* node_;
  const PackedColumn* measured_;
  std::size_t slot_;                          ///< of the form, which is given what is measured
  std::shared_ptr<const Compared> compared_;  ///< all units, if the form compares them
  FormArguments arguments_;
  std::optional<Operand> low_, high_;  ///< of the range
};

}  // namespace assess
