#pragma once

#include <atomic>
#include <cstdint>
#include <vector>

#include "base/state.hpp"
#include "scheme/dependencies.hpp"

namespace assess {

/// Steps that need nothing of each other.
struct Wave {
  std::vector<Stage> alone;    ///< touch nothing but what they compute: may be done at once
  std::vector<Stage> in_turn;  ///< write into lists that they share
};

/// The steps of a scheme (`order_of_need`) in as few waves as can be: each wave needs only what
/// stands in those before.
std::vector<Wave> waves_of(const Scheme& scheme, const std::vector<Stage>& steps);

/// Criteria whose scores nobody looks at but their parent, on the way to the standing.
std::vector<bool> seen_by_parent_alone(const Scheme& scheme, const std::vector<Stage>& steps);

/// Gives the memory of a quantity back when the last step that needs it is done; keeps those that
/// are asked for afterwards: what is shown, and all that groups, ranks and grades are made of.
class LastUses {
 public:
  LastUses(const Scheme& scheme, const std::vector<Stage>& steps);
  /// From several threads at once.
  void done(const Scheme& scheme, const Stage& step, std::vector<Column>& quantities);

 private:
  std::vector<std::atomic<std::uint32_t>> left_;  ///< by quantity: steps that need it; + 1: kept
};

}  // namespace assess
