#include "aggregation/row_aggregates.hpp"

#include <algorithm>

#include "base/exact_sum.hpp"
#include "base/points.hpp"
#include "base/state.hpp"
#include "base/statistics.hpp"

namespace assess {

namespace {

using Kind = RowAggregate::Kind;

/// A count given as a number, at most `most`.
std::size_t whole_count(double x, std::size_t most) {
  return x >= static_cast<double>(most) ? most : x > 0 ? static_cast<std::size_t>(x) : 0;
}

double exact_total(std::span<const double> values) {
  ExactSum sum;
  for (const double x : values) sum.add(x);
  return sum.value();
}

/// Equal as decimals: 28.2 and 28.200000000000003 are one value.
double distinct(std::vector<double>& values) {
  for (double& x : values) x = snapped(x);
  std::ranges::sort(values);
  return static_cast<double>(std::unique(values.begin(), values.end()) - values.begin());
}

double trimmed_mean(std::vector<double>& values, double k) {
  const std::size_t cut = whole_count(k, values.size());
  if (values.size() <= 2 * cut) return absent;
  std::ranges::sort(values);
  const std::span<const double> rest(values.data() + cut, values.size() - 2 * cut);
  return mean(rest);
}

}  // namespace

double finish_values(Kind kind, std::vector<double>& values, double argument) {
  switch (kind) {
    case Kind::count:
      return static_cast<double>(values.size());
    case Kind::sum:
      return exact_total(values);
    case Kind::mean:
      return mean(values);
    case Kind::median:
      return quantile(values, 0.5);
    case Kind::percentile:
      return quantile(values, argument);
    case Kind::min:
      return *std::ranges::min_element(values);
    case Kind::max:
      return *std::ranges::max_element(values);
    case Kind::sd:
      return standard_deviation(values);
    case Kind::distinct:
      return distinct(values);
    case Kind::trimmed_mean:
      return trimmed_mean(values, argument);
    default:
      return absent;
  }
}

void over_units(Kind kind, std::span<const double> values, double argument,
                std::span<double> results) {
  if (kind == Kind::treat)
    treat(values, whole_count(argument, values.size()), results);
  else
    ranks_from_highest(values, kind == Kind::mid_rank ? RankOfTies::mean : RankOfTies::lowest,
                       results);
}

}  // namespace assess
