#include "report/result_workbook_trial.hpp"

#include <algorithm>
#include <cmath>

#include "analysis/unit_values.hpp"
#include "report/result_workbook_check.hpp"

namespace assess {

namespace {

constexpr std::size_t most_children = 200;  ///< columns side by side

std::size_t kinds_of(const Aggregation& aggregation, bool points) {
  const std::string_view keyword = info(aggregation).keyword;
  if (points) return keyword == "sum" ? 0 : 3;
  return keyword == "mean" ? 1 : keyword == "sum" ? 2 : 3;
}

Text no_formula(const Node& node) {
  const std::string keyword(info(node.aggregation).keyword);
  return {"'" + node.id + "' is made by '" + keyword + "', for which there are no formulas here",
          "“" + node.id + "”用 " + keyword + " 合成，此处没有相应公式"};
}

/// Why a parent cannot be computed by formulas, or nothing.
Text obstacle(const Scheme& scheme, const Node& node) {
  if (kinds_of(node.aggregation, scheme.has_points) > 2) return no_formula(node);
  const auto unsteady = [&](std::size_t c) { return !scheme.nodes[c].weight.is_constant(); };
  if (!scheme.has_points && std::ranges::any_of(node.children, unsteady))
    return {"weights in '" + node.id + "' differ by unit", "“" + node.id + "”的权重因单位而异"};
  if (!scheme.has_points && node.not_applicable == NotApplicablePolicy::fill)
    return {"'" + node.id + "' is filled by weight", "“" + node.id + "”按权重补足"};
  const auto policy = [&](std::size_t c) { return scheme.nodes[c].missing; };
  const MissingPolicy first = policy(node.children.front());
  if (std::ranges::any_of(node.children, [&](std::size_t c) { return policy(c) != first; }))
    return {"what is missing counts differently in '" + node.id + "'",
            "“" + node.id + "”各部分对缺失的规定不同"};
  Points sum;
  for (const std::size_t c : node.children) sum.billionths += exact(size_of(scheme, c)).billionths;
  if (scheme.has_points && node.points && sum != *node.points)
    return {"the points of '" + node.id + "' are not the sum of its parts",
            "“" + node.id + "”的分值不等于各部分之和"};
  if (node.round && node.round->mode == RoundingMode::half_even)
    return {"'" + node.id + "' is rounded half to even", "“" + node.id + "”按四舍六入五成双取整"};
  if (node.children.size() > most_children)
    return {"'" + node.id + "' has too many parts", "“" + node.id + "”的组成部分过多"};
  return {};
}

/// What adjustments did to one node, unit by unit.
std::vector<double> moved_of(const Assessment& a, std::size_t n) {
  std::vector<double> moved(a.figures.units());
  bool any = false;
  for (const Applied& one : a.scores.applied) {
    const Adjustment& rule = a.scheme.adjustments[one.adjustment];
    double change = 0;
    if (rule.node == n) change = rule.kind == AdjustmentKind::bonus ? one.amount : -one.amount;
    if (n == a.scheme.total) change -= one.spilled;
    moved[one.unit] += change;
    any = any || change != 0;
  }
  return any ? moved : std::vector<double>();
}

/// The rate at which points that do not apply are filled, unit by unit.
std::vector<double> fill_of(const Assessment& a, std::size_t n) {
  const Node& node = a.scheme.nodes[n];
  if (node.not_applicable != NotApplicablePolicy::fill) return {};
  return values_of_all(a, *node.fill);
}

std::optional<double> constant(const std::optional<Range>& range, Expr Range::*end) {
  if (!range || !((*range).*end).is_constant()) return {};
  return ((*range).*end).number;
}

TrialParent parent_of(const Assessment& a, std::size_t n) {
  const Node& node = a.scheme.nodes[n];
  TrialParent parent;
  parent.kind = static_cast<TrialParent::Kind>(kinds_of(node.aggregation, a.scheme.has_points));
  parent.children = node.children;
  parent.policy = node.not_applicable;
  const MissingPolicy missing = a.scheme.nodes[node.children.front()].missing;
  parent.missing_is_zero = missing == MissingPolicy::zero;
  parent.missing_is_blank = missing == MissingPolicy::blank;
  for (const std::size_t c : node.children)
    for (const State state : a.scores.nodes[c].score.states)
      parent.some_lack = parent.some_lack || state > State::nil;
  parent.moved = moved_of(a, n);
  parent.fill = fill_of(a, n);
  if (parent.moved.empty() && parent.fill.empty()) return parent;  // children keep within it
  parent.low = constant(node.range, &Range::low);
  parent.high = constant(node.range, &Range::high);
  return parent;
}

}  // namespace

std::vector<std::size_t> nodes_from_total(const Scheme& scheme) {
  std::vector<std::size_t> nodes{scheme.total};
  std::vector<bool> met(scheme.nodes.size());
  met[scheme.total] = true;
  const auto add = [&](std::size_t n) {
    if (!met[n]) nodes.push_back(n);
    met[n] = true;
  };
  for (std::size_t i = 0; i < nodes.size(); ++i)
    for (const std::size_t child : std::vector(scheme.nodes[nodes[i]].children)) add(child);
  for (std::size_t n = 0; n < scheme.nodes.size(); ++n) add(n);
  return nodes;
}

double size_of(const Scheme& scheme, std::size_t n) {
  const Node& node = scheme.nodes[n];
  if (node.out_of) return node.out_of->value();
  if (scheme.has_points) return node.points ? node.points->value() : 0;
  return n == scheme.total || !node.weight.is_constant() ? 0 : node.weight.number;
}

bool size_is_sum(const Scheme& scheme, std::size_t n) {
  return scheme.has_points && !scheme.nodes[n].children.empty() && !scheme.nodes[n].out_of;
}

TrialOrReason plan_trial(const Assessment& a) {
  Trial trial;
  trial.nodes = {a.scheme.total};
  trial.parents.resize(a.scheme.nodes.size());
  for (std::size_t i = 0; i < trial.nodes.size(); ++i) {
    const std::size_t n = trial.nodes[i];
    const Node& node = a.scheme.nodes[n];
    if (node.children.empty()) continue;
    if (const Text why = obstacle(a.scheme, node); !why.empty()) return {{}, why};
    for (const std::size_t child : node.children) {
      if (std::ranges::find(trial.nodes, child) != trial.nodes.end())
        return {{},
                {"'" + a.scheme.nodes[child].id + "' counts twice",
                 "“" + a.scheme.nodes[child].id + "”计入两处"}};
      trial.nodes.push_back(child);
    }
    trial.parents[n] = parent_of(a, n);
  }
  if (const Text why = check_scores(a, trial); !why.empty()) return {{}, why};
  if (const Text why = plan_standing(a, trial.standing); !why.empty()) return {{}, why};
  return {std::move(trial), {}};
}

}  // namespace assess
