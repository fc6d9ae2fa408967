#include <algorithm>

#include "assessment/assessment.hpp"
#include "assessment/computation.hpp"
#include "scheme/dependencies.hpp"

namespace assess {

namespace {

/// A decision after an appeal takes the place of the score, openly: what was computed is kept.
void put_overrides(std::size_t node, std::vector<Override>& overrides, NodeScores& scores) {
  for (Override& one : overrides) {
    if (one.node != node) continue;
    one.computed = scores.score.values[one.unit];
    one.computed_state = scores.score.state(one.unit);
    for (Column* column : {&scores.score, &scores.before}) {
      if (column->size() == 0) continue;
      if (one.state != State::value || column->state(one.unit) != State::value)
        column->set(one.unit, one.state);
      column->values[one.unit] = one.state > State::nil ? absent : one.score;
    }
  }
}

}  // namespace

/// Each step needs only what was computed before it: quantities, criteria, items, the total, then
/// who stands where, then what is computed of ranks and grades.
std::optional<Assessment> assess(Scheme scheme, Figures figures, unsigned threads,
                                 Diagnostics& notes) {
  const std::size_t errors = notes.errors();
  Scores scores;
  scores.nodes.resize(scheme.nodes.size());
  scores.quantities = std::move(figures.quantities);
  Standing standing;
  Computation so_far{scheme, figures, scores, nullptr, threads};
  for (const Stage& step : order_of_need(scheme).steps) {
    switch (step.kind) {
      case Stage::Kind::quantity:
        if (scores.quantities[step.index].size() == 0)
          scores.quantities[step.index] = compute(scheme.quantities[step.index], so_far);
        break;
      case Stage::Kind::node:
        scores.nodes[step.index] = scheme.nodes[step.index].kind == NodeKind::criterion
                                       ? score_criterion(step.index, so_far, notes)
                                       : score_parent(step.index, so_far, notes);
        put_overrides(step.index, figures.overrides, scores.nodes[step.index]);
        break;
      case Stage::Kind::standing:
        standing = stand(so_far, notes);
        so_far.standing = &standing;
        break;
    }
  }
  if (notes.errors() == errors) complain_of_no_scores(so_far, notes);
  if (notes.errors() > errors) return {};
  std::ranges::stable_sort(scores.applied, {},
                           [](const Applied& a) { return std::pair(a.unit, a.adjustment); });
  return Assessment{std::move(scheme), std::move(figures), std::move(scores), std::move(standing)};
}

}  // namespace assess
