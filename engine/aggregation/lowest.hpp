#pragma once

#include <algorithm>
#include <vector>

#include "aggregation/aggregation.hpp"

namespace assess {

struct Lowest {
  static constexpr AggregationInfo info{"lowest", "n", {"mean of the n lowest", "最低 n 个的平均"}, "mean of the n lowest s",
                                        false, false, false};
  double n = 1;  ///< a whole number, at least 1

  double of(ChildScores scores, Weights) const {
    std::vector<double> values(scores.begin(), scores.end());
    std::ranges::sort(values);
    values.resize(std::min(values.size(), static_cast<std::size_t>(n)));
    double sum = 0;
    for (const double x : values) sum += x;
    return sum / static_cast<double>(values.size());
  }
};

}  // namespace assess
