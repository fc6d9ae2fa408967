#include "analysis/one_unit.hpp"

#include <algorithm>

#include "assessment/aggregate_children.hpp"
#include "assessment/computation.hpp"

namespace assess {

namespace {

Column row_of(const Column& column, std::size_t unit) {
  if (column.size() == 0) return {};
  Column row{{column.values[unit]}, {}};
  if (!column.states.empty()) row.states = {column.states[unit]};
  return row;
}

Scores scores_of(const Assessment& a, std::size_t unit) {
  Scores scores;
  for (const NodeScores& node : a.scores.nodes) {
    NodeScores& row = scores.nodes.emplace_back();
    row.score = row_of(node.score, unit);
    row.before = row_of(node.before, unit);
    if (!node.reason.empty()) row.reason = {node.reason[unit]};
  }
  for (const Column& column : a.scores.quantities)
    scores.quantities.push_back(row_of(column, unit));
  scores.reasons = a.scores.reasons;
  return scores;
}

bool looks_at_others(const Quantity& quantity) {
  const auto* figure = std::get_if<NodeFigure>(&quantity.how);
  const bool standing =
      figure && (figure->part == NodePart::rank || figure->part == NodePart::grade);
  const bool evidence = std::holds_alternative<RosterColumn>(quantity.how) ||
                        std::holds_alternative<LedgerAggregate>(quantity.how) ||
                        std::holds_alternative<SingleRow>(quantity.how);
  return standing || evidence || std::holds_alternative<UnitsAggregate>(quantity.how);
}

}  // namespace

OneUnit::OneUnit(const Assessment& assessment, std::size_t unit)
    : assessment_(assessment), unit_(unit), scores_(scores_of(assessment, unit)) {
  figures_.keys = {assessment.figures.keys[unit]};
  for (const Stage& step : order_of_need(assessment.scheme).steps) {
    if (step.kind == Stage::Kind::standing) break;
    steps_.push_back(step);
  }
}

bool OneUnit::is_overridden(std::size_t node) const {
  return std::ranges::any_of(assessment_.figures.overrides, [&](const Override& one) {
    return one.unit == unit_ && one.node == node;
  });
}

bool OneUnit::is_recomputed(const Stage& step) const {
  if (step.kind == Stage::Kind::quantity)
    return scores_.quantities[step.index].size() > 0 &&
           !looks_at_others(assessment_.scheme.quantities[step.index]);
  if (step.kind == Stage::Kind::standing) return false;
  const Node& node = assessment_.scheme.nodes[step.index];
  return node.form ? !info(node.form->form).compares : !info(node.aggregation).compares;
}

Scores OneUnit::with(std::size_t criterion, double score) const {
  Scores scores = scores_;
  scores.nodes[criterion].score = {{score}, {}};
  for (const Stage& step : steps_) {
    if (!is_recomputed(step)) continue;
    if (step.kind == Stage::Kind::node) {
      if (step.index != criterion) score_node(step.index, scores);
      continue;
    }
    const Computation so_far{assessment_.scheme, figures_, scores, &assessment_.standing, 1};
    Column column = compute(assessment_.scheme.quantities[step.index], so_far);
    scores.quantities[step.index] = std::move(column);
  }
  return scores;
}

double OneUnit::aggregated(std::size_t parent) const {
  const Node& node = assessment_.scheme.nodes[parent];
  if (info(node.aggregation).compares) return absent;
  Diagnostics known;
  Scores scores = scores_;
  const Computation so_far{assessment_.scheme, figures_, scores, &assessment_.standing, 1};
  return aggregate_children(node, so_far, known).values[0];
}

/// A score that was decided after an appeal stays, but what its node spills over counts.
void OneUnit::score_node(std::size_t node, Scores& scores) const {
  Diagnostics known;
  Computation so_far{assessment_.scheme, figures_, scores, &assessment_.standing, 1};
  NodeScores now = assessment_.scheme.nodes[node].form ? score_criterion(node, so_far, known)
                                                       : score_parent(node, so_far, known);
  if (!is_overridden(node)) scores.nodes[node] = std::move(now);
}

}  // namespace assess
