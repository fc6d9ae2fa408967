#include "base/exact_sum.hpp"

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
  if (x != 0) parts.push_back(x);
}

/// The expansion rounded once, to nearest even.
double rounded(const std::vector<double>& parts) {
  std::size_t n = parts.size();
  if (n == 0) return 0;
  double high = parts[--n], low = 0;
  while (n > 0 && low == 0) {
    const double x = high, y = parts[--n];
    high = x + y;
    low = y - (high - x);
  }
  // exactly half way, and the parts below push it over
  if (n > 0 && ((low < 0 && parts[n - 1] < 0) || (low > 0 && parts[n - 1] > 0))) {
    const double twice = low * 2, x = high + twice;
    if (twice == x - high) high = x;
  }
  return high;
}

/// Adds n / 10^9 as a double and what it lacks, to about 160 bits.
void grow_by_billionths(std::vector<double>& parts, double n) {
  const double nearest = n / 1e9;
  const double lacking = std::fma(-nearest, 1e9, n);  // exact
  grow(parts, nearest);
  grow(parts, lacking / 1e9);
  grow(parts, std::fma(-(lacking / 1e9), 1e9, lacking) / 1e9);
}

/// Money: two places, up to 10^13. Much quicker than `exact`, which has to write the digits down.
bool is_hundredths(double x, double& hundredths) {
  hundredths = std::nearbyint(x * 100);
  return std::abs(hundredths) < 1e15 && hundredths / 100 == x;
}

}  // namespace

void ExactSum::add_long(double x) {
  constexpr double nine_places_end = 1e6, end_of_decimals = 1e18;
  const double magnitude = std::abs(x);
  if (magnitude < nine_places_end || !(magnitude < end_of_decimals)) return add_exactly(x);
  if (double hundredths = 0; is_hundredths(x, hundredths)) {
    billionths_ += static_cast<Int128>(hundredths) * 10'000'000;
  } else if (const Points decimal = exact(x); decimal.value() == x) {
    billionths_ += decimal.billionths;
  } else {
    add_exactly(x);
  }
}

void ExactSum::add_exactly(double x) {
  if (!rest_) rest_ = std::make_unique<std::vector<double>>();
  grow(*rest_, x);
}

void ExactSum::merge(const ExactSum& other) {
  billionths_ += other.billionths_;
  if (!other.rest_) return;
  const std::vector<double> parts = *other.rest_;
  for (const double part : parts) add_exactly(part);
}

double ExactSum::value() const {
  if (!rest_ || rest_->empty()) return Points{billionths_}.value();
  // The decimals in pieces that a double holds exactly, each divided with its remainder.
  constexpr Int128 piece = Int128{1} << 53;
  std::vector<double> parts = *rest_;
  const Int128 high = billionths_ / piece / piece, middle = billionths_ / piece % piece;
  grow_by_billionths(parts, static_cast<double>(high) * 0x1p106);
  grow_by_billionths(parts, static_cast<double>(middle) * 0x1p53);
  grow_by_billionths(parts, static_cast<double>(billionths_ % piece));
  return rounded(parts);
}

}  // namespace assess
