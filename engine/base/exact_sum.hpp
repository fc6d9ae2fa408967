#pragma once

#include <cmath>
#include <memory>
#include <vector>

#include "base/points.hpp"

namespace assess {

/// A sum that does not depend on the order of what is added. Short decimals (at most nine places,
/// |x| < 10^9) are added as scaled integers; any other double goes into an exact expansion
/// (Shewchuk 1997, as Python's fsum), so that the result is the correctly rounded sum.
class ExactSum {
 public:
  void add(double x) {
    const double scaled = x * 1e9;
    const double whole = std::nearbyint(scaled);
    if (std::abs(whole) < 1e18 && whole / 1e9 == x)
      billionths_ += static_cast<long long>(whole);
    else
      add_exactly(x);
  }
  void merge(const ExactSum& other);
  double value() const;

 private:
  void add_exactly(double x);
  Int128 billionths_ = 0;
  std::vector<double> rest_;  ///< non-overlapping parts, smallest first
};

}  // namespace assess
