#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "assessment/computation.hpp"

namespace assess {

/// What units are ranked by, but for tie-breaks. All by unit.
struct RankedBy {
  std::span<const Points> basis;
  std::span<const VetoRanked> vetoed;
  std::span<const std::uint32_t> list;  ///< each list has its own ranks; empty: there is but one
};

/// Units best first, list after list.
struct Ranked {
  std::vector<std::uint32_t> units;
  std::vector<unsigned char> tied_with_next;  ///< by place: whether the next is no worse

  bool ties(std::size_t place) const { return tied_with_next[place] != 0; }
};

/// Sorts units that come in the order of their keys, in which those that are equal stay.
Ranked best_first(std::vector<std::uint32_t> units, const RankedBy& by, const Computation& so_far);

/// By unit: 1 is best; 0: not ranked.
std::vector<double> ranks_of(const Ranked& ranked, const RankedBy& by, const Computation& so_far);

}  // namespace assess
