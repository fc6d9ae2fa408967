#pragma once

#include <cmath>

#include "aggregation/aggregation.hpp"

namespace assess {

/// A score of 0 makes it 0; of a negative one there is none (NaN).
struct Geometric {
  static constexpr AggregationInfo info{
      "geometric",
      "",
      {"weighted geometric mean; a score of 0 makes it 0", "加权几何平均；有0则为0"},
      in_both("exp(Σ w·ln s ÷ Σ w)"),
      false,
      true,
      false};

  double of(ChildScores scores, Weights weights) const {
    double sum = 0, total = 0;
    for (std::size_t i = 0; i < scores.size(); ++i) {
      if (weights[i] == 0) continue;            // 0 · ln 0 would be NaN
      sum += weights[i] * std::log(scores[i]);  // ln 0 is -∞, and exp of it 0
      total += weights[i];
    }
    return total == 0 ? absent : std::exp(sum / total);
  }
};

}  // namespace assess
