#pragma once

#include <cmath>

#include "aggregation/aggregation.hpp"

namespace assess {

struct Geometric {
  static constexpr AggregationInfo info{"geometric", "", {"weighted geometric mean; a score of 0 makes it 0", "加权几何平均；有0则为0"}, "exp(Σ w·ln s ÷ Σ w)",
                                        false, true, false};

  double of(ChildScores scores, Weights weights) const {
    double sum = 0, total = 0;
    bool zero = false;
    for (std::size_t i = 0; i < scores.size(); ++i) {
      if (weights[i] == 0) continue;
      zero = zero || scores[i] <= 0;
      sum += weights[i] * std::log(scores[i]);
      total += weights[i];
    }
    return total == 0 ? absent : zero ? 0 : std::exp(sum / total);
  }
};

}  // namespace assess
