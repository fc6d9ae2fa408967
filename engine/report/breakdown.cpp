#include "report/breakdown.hpp"

#include <algorithm>
#include <utility>

#include "base/points.hpp"
#include "report/published.hpp"

namespace assess {

namespace {

/// `instead` with a reason and decisions after an appeal do not look at the children.
bool comes_from_children(const Assessment& a, std::size_t node, std::size_t unit) {
  return reason_of(a, node, unit).empty() && !is_overridden(a, node, unit);
}

bool is_adjusted(const Assessment& a, std::size_t node, std::size_t unit) {
  const auto of_unit = std::ranges::equal_range(a.scores.applied, unit, {}, &Applied::unit);
  return std::ranges::any_of(of_unit, [&](const Applied& one) {
    return one.amount != 0 && a.scheme.adjustments[one.adjustment].node == node;
  });
}

/// Adds the children's contributions; returns their sum.
double add_contributions(const Assessment& a, std::size_t parent, std::size_t unit,
                         Breakdown& result) {
  double sum = 0;
  for (const std::size_t child : a.scheme.nodes[parent].children) {
    if (a.scheme.nodes[child].parent != parent) continue;  // counts elsewhere
    result.contribution[child] = contribution(a, parent, child, unit);
    sum += result.contribution[child].value_or(0);
  }
  return sum;
}

}  // namespace

Breakdown break_down(const Assessment& a, std::size_t unit) {
  const std::size_t nodes = a.scheme.nodes.size();
  Breakdown result{std::vector<std::optional<double>>(nodes),
                   std::vector<std::optional<double>>(nodes)};
  for (std::size_t n = 0; n < nodes; ++n) {
    const Node& node = a.scheme.nodes[n];
    if (node.children.empty() || !comes_from_children(a, n, unit)) continue;
    const double sum = add_contributions(a, n, unit, result);
    const Column& score = a.scores.nodes[n].score;
    const bool can_fill = node.not_applicable == NotApplicablePolicy::fill && !node.out_of;
    if (!can_fill || !score.has_number(unit) || is_adjusted(a, n, unit)) continue;
    // the engine keeps no account of it; without adjustments it is what the children leave open
    const double rest = snapped(score.values[unit] - sum);
    if (rest > 0) result.filled[n] = rest;
  }
  return result;
}

}  // namespace assess
