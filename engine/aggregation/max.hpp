#pragma once

#include <algorithm>

#include "aggregation/aggregation.hpp"

namespace assess {

struct Max {
  static constexpr AggregationInfo info{"max", "", {"the highest", "最高的"}, "max s",
                                        false, false, false};

  double of(ChildScores scores, Weights) const { return *std::ranges::max_element(scores); }
};

}  // namespace assess
