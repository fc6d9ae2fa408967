#include "aggregation/copeland.hpp"

#include <cmath>
#include <vector>

#include "base/points.hpp"

namespace assess {

namespace {

/// Scores as they are compared, unit after unit: a duel reads two short rows.
std::vector<double> rows_of_units(std::span<const std::span<const double>> children,
                                  std::size_t units) {
  std::vector<double> rows(units * children.size(), absent);
  for (std::size_t c = 0; c < children.size(); ++c)
    for (std::size_t u = 0; u < units; ++u)
      if (!std::isnan(children[c][u])) rows[u * children.size() + c] = snapped(children[c][u]);
  return rows;
}

/// Shares of the weights, so that their scale does not matter when they are compared as decimals.
std::vector<double> shares(Weights weights) {
  double total = 0;
  for (const double w : weights) total += w;
  std::vector<double> result;
  for (const double w : weights) result.push_back(total == 0 ? 0 : w / total);
  return result;
}

/// 1 if a beats b, -1 if b beats a, 0 where the weights are half and half. A child that one of them
/// lacks takes no part: no comparison with NaN holds.
int duel(std::span<const double> a, std::span<const double> b, std::span<const double> weights) {
  double won = 0, lost = 0;
  for (std::size_t c = 0; c < weights.size(); ++c) {
    won += a[c] > b[c] ? weights[c] : 0;
    lost += a[c] < b[c] ? weights[c] : 0;
  }
  const auto order = compare_decimals(won, lost);
  return order > 0 ? 1 : order < 0 ? -1 : 0;
}

}  // namespace

void Copeland::compare(std::span<const std::span<const double>> children, Weights weights,
                       std::span<double> result) const {
  const std::size_t units = result.size(), width = children.size();
  const std::vector<double> rows = rows_of_units(children, units), weight = shares(weights);
  const auto row = [&](std::size_t u) { return std::span(rows).subspan(u * width, width); };
  for (std::size_t a = 0; a < units; ++a) {
    result[a] = absent;
    for (std::size_t c = 0; c < width; ++c)
      if (weight[c] != 0 && !std::isnan(row(a)[c])) result[a] = 0;
  }
  for (std::size_t a = 0; a < units; ++a)
    for (std::size_t b = 0; b < a; ++b) {
      const int won = duel(row(a), row(b), weight);
      result[a] += won;  // NaN stays NaN
      result[b] -= won;
    }
}

}  // namespace assess
