#pragma once

#include "aggregation/aggregation.hpp"

namespace assess {

/// What is there, added up in the order of the children.
struct Sum {
  static constexpr AggregationInfo info{
      "sum",
      "",
      {"sum of the children", "各部分相加"},
      {"Σ w·s (weights are 1 with points)", "Σ w·s（分值制的权重为 1）"},
      true,
      false,
      false};

  double of(ChildScores scores, Weights weights) const {
    double sum = 0, total = 0;
    for (std::size_t i = 0; i < scores.size(); ++i) {
      sum += weights[i] * scores[i];
      total += weights[i];
    }
    return total == 0 ? absent : sum;
  }
};

}  // namespace assess
