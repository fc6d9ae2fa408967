#include "assessment/block_scorer.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "assessment/form_given.hpp"
#include "base/points.hpp"
#include "base/processor.hpp"
#include "forms/cohorts.hpp"

namespace assess {

const BlockScorer* Computation::scorer(std::size_t node) const {
  return scorers.empty() || !scorers[node] ? nullptr : &*scorers[node];
}

namespace {

bool is_constant(const Expr& expr) {
  return expr.kind == Expr::Kind::constant;
}

/// Whether nothing but the slots differs from unit to unit.
bool is_plain(const Node& node) {
  const FormUse& use = *node.form;
  const bool one_way = use.steps.empty() || (use.steps.size() == 1 && !use.steps[0].group);
  return one_way && use.within == Within::all && node.instead.empty() &&
         (use.steps.empty() || std::ranges::all_of(use.steps[0].steps,
                                                   [](const StepExpr& step) {
                                                     return is_constant(step.points) &&
                                                            (step.test == BandTest::otherwise ||
                                                             is_constant(step.edge));
                                                   })) &&
         (!node.range || (is_constant(node.range->low) && is_constant(node.range->high)));
}

/// The slot that is given a packed quantity, if the others are given constants.
std::optional<std::size_t> measured_slot(const FormUse& use, const Figures& figures) {
  std::optional<std::size_t> measured;
  for (std::size_t s = 0; s < use.slots.size(); ++s) {
    const Expr& slot = use.slots[s];
    if (is_constant(slot)) continue;
    const bool is_packed = slot.kind == Expr::Kind::reference &&
                           slot.index < figures.packed.size() &&
                           figures.packed[slot.index].size() > 0;
    if (!is_packed || measured) return {};
    measured = s;
  }
  return measured;
}

Compared all_units(const Ends& ends, bool lower) {
  Cohort all;
  all.count = ends.count;
  all.min = measured(lower ? ends.most : ends.least, lower);
  all.max = measured(lower ? ends.least : ends.most, lower);
  all.lower = lower;
  return {{all}, {}};
}

bool has_absent(std::span<const double> scores) {
  std::size_t found = 0;
  in_vectors([&found, scores](auto) {
    std::size_t count = 0;
    for (const double x : scores) count += x != x;  // NaN
    found = count;
  });
  return found > 0;
}

}  // namespace

std::optional<BlockScorer> BlockScorer::of(const Node& node, const Computation& so_far) {
  if (!is_plain(node)) return {};
  const FormUse& use = *node.form;
  const auto slot = measured_slot(use, so_far.figures);
  if (!slot) return {};
  const auto need = need_of(use.form);
  if (need && (*slot != 0 || *need != CohortNeed::ends)) return {};
  BlockScorer scorer(node, so_far.figures.packed[use.slots[*slot].index], *slot, so_far);
  if (need && scorer.compared_->cohorts[0].all_equal()) return {};  // which the office is told
  if (!scorer.has_a_number()) return {};
  return scorer;
}

BlockScorer::BlockScorer(const Node& node, const PackedColumn& measured, std::size_t slot,
                         const Computation& so_far)
    : node_(&node), measured_(&measured), slot_(slot) {
  const FormUse& use = *node.form;
  const StepsForGroup* const steps = use.steps.empty() ? nullptr : &use.steps[0];
  arguments_ = arguments_of(use, steps, evaluate_form(use, steps, so_far), node.scale);
  if (need_of(use.form)) {
    compared_ = std::make_shared<Compared>(all_units(measured.ends(), arguments_.lower));
    arguments_.compared = compared_.get();
  }
  if (node.range) low_ = node.range->low.number, high_ = node.range->high.number;
}

bool BlockScorer::has_a_number() {
  std::array<double, most_units> scores;
  std::array<State, most_units> states;
  for (std::size_t from = 0; from < measured_->size(); from += most_units) {
    const std::size_t units = std::min(most_units, measured_->size() - from);
    make(from, std::span(scores).first(units), states.data());
    if (std::any_of(scores.begin(), scores.begin() + units, [](double x) { return x == x; }))
      return true;
  }
  return false;
}

bool BlockScorer::make(std::size_t from, std::span<double> scores, State* states) {
  std::array<double, most_units> values;
  const auto measured = std::span(values).first(scores.size());
  bool any = measured_->read(from, measured, states);
  arguments_.slots[slot_] = Operand(measured);
  score(node_->form->form, arguments_, scores);
  if (!any && has_absent(scores)) {
    std::fill_n(states, scores.size(), State::value);
    any = true;
  }
  if (any) settle(scores, states);
  if (low_) clamp(*low_, *high_, scores);
  round(*node_, scores);
  return any;
}

}  // namespace assess
