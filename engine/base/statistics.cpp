#include "base/statistics.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>

#include "base/exact_sum.hpp"
#include "base/points.hpp"

namespace assess {

namespace {

constexpr double none = std::numeric_limits<double>::quiet_NaN();

/// Sums of powers of the distances from the mean, in units of 2^exponent of the distance.
struct Moments {
  int exponent = 0;
  double second = 0, third = 0, fourth = 0;
};

/// A power of a distance below 1 in units of 2^-62: sums of such integers are the same in any
/// order, and as cheap as sums of doubles.
std::int64_t fixed_point(double power) {
  const double scaled = power * 0x1p62;
  return static_cast<std::int64_t>(scaled + (scaled < 0 ? -0.5 : 0.5));
}

/// The largest distance of a value from the centre; 0 if all are equal, even where their mean is a
/// last bit off.
double furthest_from(double centre, std::span<const double> values) {
  const auto [low, high] = std::ranges::minmax(values);
  return low == high ? 0 : std::max(centre - low, high - centre);
}

Moments moments(std::span<const double> values) {
  const double centre = mean(values), furthest = furthest_from(centre, values);
  Moments m;
  if (furthest == 0) return m;
  std::frexp(furthest, &m.exponent);
  // in two steps: one power of two could be infinite
  const double unit = std::ldexp(1.0, -m.exponent / 2),
               rest = std::ldexp(1.0, m.exponent / 2 - m.exponent);
  Int128 second = 0, third = 0, fourth = 0;
  for (const double x : values) {
    const double d = (x - centre) * unit * rest, square = d * d;
    second += fixed_point(square);
    third += fixed_point(square * d);
    fourth += fixed_point(square * square);
  }
  m.second = static_cast<double>(second) * 0x1p-62;
  m.third = static_cast<double>(third) * 0x1p-62;
  m.fourth = static_cast<double>(fourth) * 0x1p-62;
  return m;
}

bool is_skewed(std::span<const double> values) {
  return std::abs(skewness(values)) >= 2 && kurtosis(values) >= 3.5;
}

/// Sets the extreme value to the next one; returns how many cells were touched so far. Not all
/// values are equal.
std::size_t pull_in(std::vector<double>& values, std::vector<bool>& touched) {
  const bool high = skewness(values) >= 0;
  const double extreme =
      high ? *std::ranges::max_element(values) : *std::ranges::min_element(values);
  double next = none;
  for (const double x : values)
    if (x != extreme && (std::isnan(next) || (high ? x > next : x < next))) next = x;
  for (std::size_t i = 0; i < values.size(); ++i)
    if (values[i] == extreme) {
      values[i] = next;
      touched[i] = true;
    }
  return static_cast<std::size_t>(std::ranges::count(touched, true));
}

/// A value as it is compared, and its place.
struct Placed {
  double value;
  std::size_t place;
};

void rank(std::span<const double> values, double sign, RankOfTies ties, std::span<double> ranks) {
  std::vector<Placed> order;
  order.reserve(values.size());
  for (std::size_t i = 0; i < values.size(); ++i) {
    ranks[i] = none;
    if (!std::isnan(values[i])) order.push_back({snapped(sign * values[i]), i});
  }
  std::ranges::sort(order, {}, &Placed::value);
  for (std::size_t first = 0, next = 0; first < order.size(); first = next) {
    while (next < order.size() && order[next].value == order[first].value) ++next;
    const auto low = static_cast<double>(first + 1), high = static_cast<double>(next);
    for (std::size_t p = first; p < next; ++p)
      ranks[order[p].place] = ties == RankOfTies::mean ? (low + high) / 2 : low;
  }
}

/// ln(x - min + 0.01 (max - min))
std::vector<double> shifted_logarithm(std::vector<double> values) {
  const auto [low, high] = std::ranges::minmax(values);
  for (double& x : values) x = std::log(x - low + 0.01 * (high - low));
  return values;
}

}  // namespace

double quantile(std::vector<double>& values, double p) {
  if (values.empty() || std::isnan(p)) return none;
  std::ranges::sort(values);
  const double place = snapped(std::clamp(p, 0.0, 1.0) * static_cast<double>(values.size() - 1));
  const auto below = static_cast<std::size_t>(place);
  const std::size_t above = std::min(below + 1, values.size() - 1);
  const double part = place - static_cast<double>(below);
  return part == 0 ? values[below] : values[below] + part * (values[above] - values[below]);
}

double mean(std::span<const double> values) {
  ExactSum sum;
  for (const double x : values) sum.add(x);
  return sum.value() / static_cast<double>(values.size());
}

double standard_deviation(std::span<const double> values) {
  if (values.size() < 2) return none;
  const Moments m = moments(values);
  return std::ldexp(std::sqrt(m.second / static_cast<double>(values.size() - 1)), m.exponent);
}

double skewness(std::span<const double> values) {
  const auto n = static_cast<double>(values.size());
  if (n < 3) return none;
  const Moments m = moments(values);
  return m.third / n / std::pow(m.second / n, 1.5) * std::sqrt(n * (n - 1)) / (n - 2);
}

double kurtosis(std::span<const double> values) {
  const auto n = static_cast<double>(values.size());
  if (n < 4) return none;
  const Moments m = moments(values);
  return ((n + 1) * (m.fourth * n / (m.second * m.second) - 3) + 6) * (n - 1) / ((n - 2) * (n - 3));
}

void ranks_from_highest(std::span<const double> values, RankOfTies ties, std::span<double> ranks) {
  rank(values, -1, ties, ranks);
}

void ranks_from_lowest(std::span<const double> values, RankOfTies ties, std::span<double> ranks) {
  rank(values, 1, ties, ranks);
}

void treat(std::span<const double> values, std::size_t most, std::span<double> treated) {
  std::vector<double> present;
  for (const double x : values)
    if (!std::isnan(x)) present.push_back(x);
  const std::vector<double> original = present;
  std::vector<bool> touched(present.size());
  std::size_t cells = 0;
  while (cells < most && is_skewed(present)) cells = pull_in(present, touched);
  if (is_skewed(present)) present = shifted_logarithm(original);  // winsorising was in vain
  for (std::size_t i = 0, p = 0; i < values.size(); ++i)
    treated[i] = std::isnan(values[i]) ? none : present[p++];
}

}  // namespace assess
