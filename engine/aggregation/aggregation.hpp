#pragma once

#include <cstddef>
#include <span>
#include <string_view>

#include "base/language.hpp"
#include "base/state.hpp"

namespace assess {

/// Scores of the children of one unit that are there (dense, not empty), and their weights as
/// given: relative, not negative. A child of weight 0 does not count; if none counts, the aggregate
/// is NaN.
using ChildScores = std::span<const double>;
using Weights = std::span<const double>;

/// How children become one score (RULES §7).
struct AggregationInfo {
  std::string_view keyword;
  std::string_view parameter;  ///< power(p), lowest(n); else empty
  Message summary;
  Message formula;
  bool linear;          ///< parts add up to the whole
  bool needs_positive;  ///< a negative score is a complaint
  bool compares;        ///< needs all units at once
};

}  // namespace assess
