#include "base/exact_sum.hpp"

#include <utility>

namespace assess {

namespace {

/// Adds x to an expansion, keeping its parts non-overlapping: each two-sum is exact.
void grow(std::vector<double>& parts, double x) {
  std::size_t kept = 0;
  for (double part : parts) {
    if (std::abs(x) < std::abs(part)) std::swap(x, part);
    const double high = x + part;
    const double low = part - (high - x);
    if (low != 0) parts[kept++] = low;
    x = high;
  }
  parts.resize(kept);
  parts.push_back(x);
}

/// The expansion rounded once, to nearest even.
double rounded(const std::vector<double>& parts) {
  std::size_t n = parts.size();
  if (n == 0) return 0;
  double high = parts[--n], low = 0;
  while (n > 0) {
    const double x = high, y = parts[--n];
    high = x + y;
    low = y - (high - x);
    if (low != 0) break;
  }
  // a half that the parts below push over
  if (n > 0 && ((low < 0 && parts[n - 1] < 0) || (low > 0 && parts[n - 1] > 0))) {
    const double twice = low * 2, x = high + twice;
    if (twice == x - high) high = x;
  }
  return high;
}

}  // namespace

void ExactSum::add_exactly(double x) { grow(rest_, x); }

void ExactSum::merge(const ExactSum& other) {
  billionths_ += other.billionths_;
  for (const double part : other.rest_) grow(rest_, part);
}

double ExactSum::value() const {
  if (rest_.empty()) return Points{billionths_}.value();
  // the decimal part as it would have been added in doubles, without its rounding: whole and rest
  std::vector<double> parts = rest_;
  const Int128 whole = billionths_ / 1'000'000'000;
  const auto fraction = static_cast<double>(static_cast<long long>(billionths_ % 1'000'000'000));
  grow(parts, static_cast<double>(whole));
  grow(parts, fraction / 1e9);
  return rounded(parts);
}

}  // namespace assess
