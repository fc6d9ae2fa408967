#pragma once

#include "aggregation/aggregation.hpp"

namespace assess {

/// A score of 0 makes it 0; of a negative one there is none (NaN).
struct Harmonic {
  static constexpr AggregationInfo info{
      "harmonic",
      "",
      {"weighted harmonic mean; a score of 0 makes it 0", "加权调和平均；有0则为0"},
      in_both("Σ w ÷ Σ (w ÷ s)"),
      false,
      true,
      false};

  double of(ChildScores scores, Weights weights) const {
    double sum = 0, total = 0;
    bool zero = false;
    for (std::size_t i = 0; i < scores.size(); ++i) {
      if (weights[i] == 0) continue;
      if (scores[i] < 0) return absent;
      zero = zero || scores[i] == 0;
      sum += weights[i] / scores[i];
      total += weights[i];
    }
    return total == 0 ? absent : zero ? 0 : total / sum;
  }
};

}  // namespace assess
