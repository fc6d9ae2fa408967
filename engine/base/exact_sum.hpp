#pragma once

#include <cmath>
#include <cstdint>
#include <memory>
#include <utility>
#include <vector>

#include "base/points.hpp"

namespace assess {

/// A sum that does not depend on the order of what is added, nor on how it was cut and merged. A
/// double that is the nearest one of a short decimal (at most nine places, from 1,000,000 on 15
/// significant digits, below 10^18) is added as that decimal; any other goes into an exact
/// expansion (Shewchuk 1997, as Python's fsum). `value` rounds once. Holds 10^11 numbers.
class ExactSum {
 public:
  ExactSum() = default;
  ExactSum(ExactSum&&) = default;
  ExactSum& operator=(ExactSum&&) = default;
  ExactSum(const ExactSum& other) : billionths_(other.billionths_) {
    if (other.rest_) rest_ = std::make_unique<std::vector<double>>(*other.rest_);
  }
  ExactSum& operator=(const ExactSum& other) { return *this = ExactSum(other); }
  ~ExactSum() = default;

  /// x: finite.
  void add(double x) {
    constexpr double end_of_short = 1e15, rounder = 0x1.8p52;  // adding it rounds to a whole number
    const double scaled = x * 1e9;
    const double whole = (scaled + rounder) - rounder;
    if (std::abs(scaled) < end_of_short && whole / 1e9 == x)
      billionths_ += static_cast<std::int64_t>(whole);
    else
      add_long(x);
  }
  void merge(const ExactSum& other);
  double value() const;

 private:
  void add_long(double x);
  void add_exactly(double x);

  Int128 billionths_ = 0;
  std::unique_ptr<std::vector<double>>
      rest_;  ///< non-overlapping parts, smallest first; rarely any
};

}  // namespace assess
