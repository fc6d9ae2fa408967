#pragma once

#include <algorithm>
#include <cmath>

#include "truth.hpp"

namespace assess::evidence {

inline constexpr Mark not_applicable{Mark::not_applicable, 0};
inline constexpr Mark missing{Mark::missing, 0};
inline constexpr double tiny = 1e-9;  ///< edges are decimals: what is meant to be 0.9 counts as 0.9

inline Mark points(double x, double most) {
  return {Mark::value, std::clamp(x, 0.0, most)};
}

/// Straight from `zero_at` = 0 to `full_at` = all; nothing due is no basis.
inline Mark ratio(double done, double due, double most, double zero_at = 0, double full_at = 1) {
  if (due == 0) return not_applicable;
  return points(most * (done / due - zero_at) / (full_at - zero_at), most);
}

/// How many have a document.
inline double documented(const std::vector<Dated>& list) {
  double count = 0;
  for (const Dated& thing : list) count += thing.doc.empty() ? 0 : 1;
  return count;
}

/// Started weeks, from the first day on.
inline double weeks(int days) {
  return std::max(0.0, std::ceil(days / 7.0));
}

}  // namespace assess::evidence
