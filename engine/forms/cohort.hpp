#pragma once

#include <cstddef>

#include "base/points.hpp"
#include "base/state.hpp"

namespace assess {

/// What a form that compares has to know of the units that are compared.
enum class CohortNeed : unsigned char {
  ends,     ///< min and max
  moments,  ///< mean and standard deviation too
  ranks,    ///< min and max; x is the unit's rank from the lowest
};

/// What is known of the units that are compared, from those that have a value. With `lower` all of
/// it is of the negatives.
struct Cohort {
  std::size_t count = 0;
  double min = absent, max = absent;
  double mean = absent, sd = absent;  ///< sd with n - 1
  bool lower = false;

  /// Cannot be told apart: there is no line through one point.
  bool all_equal() const { return count < 2 || compare_decimals(min, max) == 0; }
};

}  // namespace assess
