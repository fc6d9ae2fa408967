#pragma once

#include <vector>

#include "aggregation/aggregation.hpp"
#include "base/statistics.hpp"

namespace assess {

/// The weights do not shift the middle.
struct Median {
  static constexpr AggregationInfo info{
      "median", "", {"the middle one", "中位数"}, in_both("median s"), false, false, false};

  double of(ChildScores scores, Weights weights) const {
    std::vector<double> counted;
    for (std::size_t i = 0; i < scores.size(); ++i)
      if (weights[i] != 0) counted.push_back(scores[i]);
    return quantile(counted, 0.5);
  }
};

}  // namespace assess
