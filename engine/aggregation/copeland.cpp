#include "aggregation/copeland.hpp"

#include <cmath>

#include "base/points.hpp"

namespace assess {

namespace {

/// Twice the weight for a, against all the weight of the children that both have: above 1 wins.
std::strong_ordering duel(std::span<const std::span<const double>> children, Weights weights,
                          std::size_t a, std::size_t b) {
  double won = 0, lost = 0;
  for (std::size_t c = 0; c < children.size(); ++c) {
    const double x = children[c][a], y = children[c][b];
    if (std::isnan(x) || std::isnan(y)) continue;
    const auto order = compare_decimals(x, y);
    if (order > 0) won += weights[c];
    if (order < 0) lost += weights[c];
  }
  return compare_decimals(won, lost);
}

}  // namespace

void Copeland::compare(std::span<const std::span<const double>> children, Weights weights,
                       std::span<double> result) const {
  for (std::size_t a = 0; a < result.size(); ++a) {
    bool any = false;
    for (const auto& child : children) any = any || !std::isnan(child[a]);
    result[a] = any ? 0 : absent;
  }
  for (std::size_t a = 0; a < result.size(); ++a)
    for (std::size_t b = 0; b < a; ++b) {
      if (std::isnan(result[a]) || std::isnan(result[b])) continue;
      const auto order = duel(children, weights, a, b);
      result[a] += order > 0 ? 1 : order < 0 ? -1 : 0;
      result[b] += order < 0 ? 1 : order > 0 ? -1 : 0;
    }
}

}  // namespace assess
