#pragma once

#include <array>
#include <optional>
#include <vector>

#include "assessment/block_scorer.hpp"
#include "assessment/parent.hpp"

namespace assess {

/// Scores of a parent's children, some units at a time: those that are there, and those that are
/// made now. Each thread has its own.
class ChildBlocks {
 public:
  static constexpr std::size_t most_units = BlockScorer::most_units;

  explicit ChildBlocks(const Parent& parent);
  /// From now on of units `begin`, `begin + 1` ... (at most `most_units`).
  void start(std::size_t begin, std::size_t units);
  /// Of a child, by unit from `begin` on; stays until the next `start`.
  Lane of(std::size_t child);

 private:
  /// What is made of a child that has a scorer.
  struct Made {
    BlockScorer scorer;
    std::array<double, most_units> scores = {};
    std::array<State, most_units> states = {};
    std::optional<Lane> lane = {};  ///< of the units at hand, once it was asked for
  };
  const Parent& parent_;
  std::vector<std::optional<Made>> made_;  ///< by child
  std::size_t begin_ = 0, units_ = 0;
};

}  // namespace assess
