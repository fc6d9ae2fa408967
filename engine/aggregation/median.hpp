#pragma once

#include <vector>

#include "base/statistics.hpp"
#include "aggregation/aggregation.hpp"

namespace assess {

struct Median {
  static constexpr AggregationInfo info{"median", "", {"the middle one", "中位数"}, "median s",
                                        false, false, false};

  double of(ChildScores scores, Weights) const {
    std::vector<double> values(scores.begin(), scores.end());
    return quantile(values, 0.5);
  }
};

}  // namespace assess
