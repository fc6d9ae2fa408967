#pragma once

#include "aggregation/aggregation.hpp"

namespace assess {

struct Max {
  static constexpr AggregationInfo info{
      "max", "", {"the highest", "最高的"}, in_both("max s"), false, false, false};

  double of(ChildScores scores, Weights weights) const {
    double found = absent;
    for (std::size_t i = 0; i < scores.size(); ++i)
      if (weights[i] != 0 && !(found >= scores[i])) found = scores[i];
    return found;
  }
};

}  // namespace assess
