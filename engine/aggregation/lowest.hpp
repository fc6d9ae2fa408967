#pragma once

#include <algorithm>
#include <utility>
#include <vector>

#include "aggregation/aggregation.hpp"

namespace assess {

/// Of two that tie at the edge the first in the rules is taken.
struct Lowest {
  static constexpr AggregationInfo info{"lowest",
                                        "n",
                                        {"weighted mean of the n lowest", "最低 n 个的加权平均"},
                                        {"Σ w·s ÷ Σ w of the n lowest s",
                                         "Σ w·s ÷ Σ w，只取最低的 n 个 s"},
                                        false,
                                        false,
                                        false};
  double n = 1;  ///< a whole number, at least 1

  double of(ChildScores scores, Weights weights) const {
    std::vector<std::pair<double, double>> counted;
    for (std::size_t i = 0; i < scores.size(); ++i)
      if (weights[i] != 0) counted.emplace_back(scores[i], weights[i]);
    std::ranges::stable_sort(counted, {}, &std::pair<double, double>::first);
    double sum = 0, total = 0;
    for (std::size_t i = 0; i < counted.size() && static_cast<double>(i) < n; ++i) {
      sum += counted[i].second * counted[i].first;
      total += counted[i].second;
    }
    return total == 0 ? absent : sum / total;
  }
};

}  // namespace assess
