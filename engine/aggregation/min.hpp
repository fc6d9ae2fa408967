#pragma once

#include <algorithm>

#include "aggregation/aggregation.hpp"

namespace assess {

struct Min {
  static constexpr AggregationInfo info{"min", "", {"the lowest", "最低的"}, "min s",
                                        false, false, false};

  double of(ChildScores scores, Weights) const { return *std::ranges::min_element(scores); }
};

}  // namespace assess
