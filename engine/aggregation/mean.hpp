#pragma once

#include "aggregation/aggregation.hpp"

namespace assess {

struct Mean {
  static constexpr AggregationInfo info{
      "mean", "", {"weighted mean", "加权平均"}, in_both("Σ w·s ÷ Σ w"), true, false, false};

  double of(ChildScores scores, Weights weights) const {
    double sum = 0, total = 0;
    for (std::size_t i = 0; i < scores.size(); ++i) {
      sum += weights[i] * scores[i];
      total += weights[i];
    }
    return total == 0 ? absent : sum / total;
  }
};

}  // namespace assess
