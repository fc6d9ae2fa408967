#pragma once

#include <cmath>

#include "aggregation/aggregation.hpp"

namespace assess {

/// p = 1 is the mean, 2 rewards peaks, below 1 punishes them; with p < 0 a score of 0 makes it 0.
/// Of a negative score there is none (NaN).
struct Power {
  static constexpr AggregationInfo info{
      "power", "p",  {"weighted power mean", "加权幂平均"}, in_both("(Σ w·s^p ÷ Σ w)^(1/p)"), false,
      true,    false};
  double p = 1;  ///< not 0

  double of(ChildScores scores, Weights weights) const {
    double sum = 0, total = 0;
    bool zero = false;
    for (std::size_t i = 0; i < scores.size(); ++i) {
      if (weights[i] == 0) continue;
      if (scores[i] < 0) return absent;
      zero = zero || scores[i] == 0;
      sum += weights[i] * std::pow(scores[i], p);
      total += weights[i];
    }
    if (total == 0) return absent;
    return zero && p < 0 ? 0 : std::pow(sum / total, 1 / p);
  }
};

}  // namespace assess
