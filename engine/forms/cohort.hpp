#pragma once

#include <algorithm>
#include <cstddef>
#include <vector>

#include "base/state.hpp"
#include "forms/form.hpp"

namespace assess {

/// What is known of the units that are compared, from those that have a value.
struct Cohort {
  std::size_t count = 0;
  double min = absent, max = absent;
  double mean = absent, sd = absent;  ///< sd with n - 1
  std::vector<double> sorted;         ///< as decimals, lowest first; only for forms that rank

  bool all_equal() const { return count < 2 || min == max; }

  /// 1 + units below x; equals share the lowest or the mean rank. x is snapped.
  double rank_from_lowest(double x, SharedRank ties) const {
    const auto [low, high] = std::equal_range(sorted.begin(), sorted.end(), x);
    const auto below = static_cast<double>(low - sorted.begin());
    const auto equal = static_cast<double>(high - low);
    return ties == SharedRank::low ? below + 1 : below + (equal + 1) / 2;
  }
};

}  // namespace assess
