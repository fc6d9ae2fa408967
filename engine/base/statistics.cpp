#include "base/statistics.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include "base/exact_sum.hpp"
#include "base/points.hpp"

namespace assess {

namespace {

constexpr double none = std::numeric_limits<double>::quiet_NaN();

/// Exact sum of the k-th powers of the distances from the mean.
double moment(std::span<const double> values, double centre, int k) {
  ExactSum sum;
  for (const double x : values) sum.add(std::pow(x - centre, k));
  return sum.value();
}

bool is_skewed(std::span<const double> values) {
  return std::abs(skewness(values)) >= 2 && kurtosis(values) >= 3.5;
}

/// Sets the extreme value to the next one; returns how many cells were touched so far.
std::size_t pull_in(std::vector<double>& values, std::vector<bool>& touched) {
  const bool high = skewness(values) >= 0;
  const double extreme =
      high ? *std::ranges::max_element(values) : *std::ranges::min_element(values);
  double next = none;
  for (const double x : values)
    if (x != extreme && (std::isnan(next) || (high ? x > next : x < next))) next = x;
  for (std::size_t i = 0; i < values.size(); ++i)
    if (values[i] == extreme && !std::isnan(next)) {
      values[i] = next;
      touched[i] = true;
    }
  return static_cast<std::size_t>(std::ranges::count(touched, true));
}

}  // namespace

double quantile(std::vector<double>& values, double p) {
  if (values.empty()) return none;
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
  return std::sqrt(moment(values, mean(values), 2) / static_cast<double>(values.size() - 1));
}

double skewness(std::span<const double> values) {
  const auto n = static_cast<double>(values.size());
  if (n < 3) return none;
  const double m = mean(values), m2 = moment(values, m, 2) / n, m3 = moment(values, m, 3) / n;
  return m3 / std::pow(m2, 1.5) * std::sqrt(n * (n - 1)) / (n - 2);
}

double kurtosis(std::span<const double> values) {
  const auto n = static_cast<double>(values.size());
  if (n < 4) return none;
  const double m = mean(values), m2 = moment(values, m, 2) / n, m4 = moment(values, m, 4) / n;
  return ((n + 1) * (m4 / (m2 * m2) - 3) + 6) * (n - 1) / ((n - 2) * (n - 3));
}

void ranks_from_highest(std::span<const double> values, bool mean_of_ties, std::span<double> ranks) {
  std::vector<std::size_t> order;
  for (std::size_t i = 0; i < values.size(); ++i) {
    ranks[i] = none;
    if (!std::isnan(values[i])) order.push_back(i);
  }
  std::vector<double> seen(values.size());
  for (const std::size_t i : order) seen[i] = snapped(values[i]);
  std::ranges::sort(order, [&](std::size_t a, std::size_t b) { return seen[a] > seen[b]; });
  for (std::size_t first = 0; first < order.size();) {
    std::size_t last = first;
    while (last + 1 < order.size() && seen[order[last + 1]] == seen[order[first]]) ++last;
    const auto low = static_cast<double>(first + 1), high = static_cast<double>(last + 1);
    for (std::size_t p = first; p <= last; ++p) ranks[order[p]] = mean_of_ties ? (low + high) / 2 : low;
    first = last + 1;
  }
}

void treat(std::span<const double> values, std::size_t most, std::span<double> treated) {
  std::vector<double> present;
  for (const double x : values)
    if (!std::isnan(x)) present.push_back(x);
  const std::vector<double> original = present;
  std::vector<bool> touched(present.size());
  std::size_t cells = 0;
  while (is_skewed(present) && cells < most) cells = pull_in(present, touched);
  if (is_skewed(present)) {  // winsorising was in vain: back to the original, then the logarithm
    const auto [low, high] = std::ranges::minmax(original);
    for (std::size_t i = 0; i < present.size(); ++i)
      present[i] = std::log(original[i] - low + 0.01 * (high - low));
  }
  for (std::size_t i = 0, p = 0; i < values.size(); ++i)
    treated[i] = std::isnan(values[i]) ? none : present[p++];
}

}  // namespace assess
