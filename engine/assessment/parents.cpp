#include <algorithm>
#include <limits>
#include <span>

#include "assessment/aggregate_children.hpp"
#include "assessment/computation.hpp"
#include "assessment/diagnostics.hpp"
#include "base/parallel.hpp"
#include "base/points.hpp"

namespace assess {

namespace {

/// Bonuses, deductions and limits on the score of one node, in the order of the file.
class Adjusting {
 public:
  Adjusting(const Node& node, Computation& so_far, Diagnostics& notes)
      : node_(node), so_far_(so_far), notes_(notes) {
    for (const std::size_t a : node.adjustments) {
      const Adjustment& one = so_far.scheme.adjustments[a];
      if (one.kind == AdjustmentKind::veto || (one.kind == AdjustmentKind::limit && !one.score))
        continue;
      Evaluated e{a, &one, {}, {}};
      if (one.when) e.when.emplace(*one.when, so_far);
      e.value.emplace(one.kind == AdjustmentKind::limit ? *one.score : *one.value, so_far);
      evaluated_.push_back(std::move(e));
    }
    if (node.range) low_.emplace(node.range->low, so_far), high_.emplace(node.range->high, so_far);
    if (node.kind != NodeKind::total || so_far.scores.applied.empty()) return;
    spilled_.resize(so_far.units());
    for (const Applied& applied : so_far.scores.applied) spilled_[applied.unit] += applied.spilled;
  }

  void adjust(Column& score) {
    if (evaluated_.empty() && spilled_.empty()) return;
    for (std::size_t u = 0; u < score.size(); ++u) {
      taken_.clear();
      for (const Evaluated& one : evaluated_) apply(one, u, score);
      if (!spilled_.empty() && score.has_number(u)) score.values[u] -= spilled_[u];
      spill(u, score);
    }
  }

 private:
  struct Evaluated {
    std::size_t index;
    const Adjustment* adjustment;
    std::optional<Values> when, value;
  };
  struct Taken {
    std::size_t applied;  ///< index into Scores::applied
    double spill;         ///< at most
  };

  void apply(const Evaluated& one, std::size_t u, Column& score) {
    const auto unit = static_cast<std::uint32_t>(u);
    const auto number = static_cast<std::uint32_t>(one.index);
    const State known = one.when ? one.when->state(u) : State::value;
    if (known > State::nil) return so_far_.scores.applied.push_back({unit, number, 0, 0, true});
    if (one.when && (*one.when)[u] == 0) return;
    const State state = one.value->state(u);
    if (state > State::nil) {
      if (state == State::missing || is_fault(state))
        so_far_.scores.applied.push_back({unit, number, 0, 0, true});
      return;
    }
    double amount = (*one.value)[u];
    if (one.adjustment->kind == AdjustmentKind::limit) {
      if (!score.has_number(u) || compare_decimals(score.values[u], amount) <= 0) return;
      so_far_.scores.applied.push_back({unit, number, score.values[u] - amount, 0, false});
      score.values[u] = amount;
      return;
    }
    if (compare_decimals(amount, 0) < 0)
      return notes_.add(
          assessment_complaint("negative-adjustment"), one.adjustment->at.place(),
          {std::string(so_far_.figures.keys[u]), one.adjustment->id, to_text(amount)});
    if (one.adjustment->cap) amount = std::min(amount, one.adjustment->cap->value());
    if (compare_decimals(amount, 0) == 0) return;
    const bool bonus = one.adjustment->kind == AdjustmentKind::bonus;
    so_far_.scores.applied.push_back({unit, number, amount, 0, false});
    if (!bonus)
      taken_.push_back({so_far_.scores.applied.size() - 1, one.adjustment->spill.value()});
    if (!score.has_number(u)) return;
    score.values[u] += bonus ? amount : -amount;
    if (node_.clamp == Clamp::each && high_) {
      if (score.values[u] > (*high_)[u]) score.values[u] = (*high_)[u];
      if (score.values[u] < (*low_)[u]) score.values[u] = (*low_)[u];
    }
  }

  /// What the item cannot bear goes to the total, the last deduction first.
  void spill(std::size_t u, const Column& score) {
    const double low = low_ ? (*low_)[u] : 0;
    double rest =
        score.has_number(u) ? low - score.values[u] : std::numeric_limits<double>::infinity();
    for (auto taken = taken_.rbegin(); taken != taken_.rend() && rest > 0; ++taken) {
      Applied& applied = so_far_.scores.applied[taken->applied];
      const double part = std::min(rest, applied.amount);
      rest -= part;
      applied.spilled = std::min(part, taken->spill);
    }
  }

  const Node& node_;
  Computation& so_far_;
  Diagnostics& notes_;
  std::vector<Evaluated> evaluated_;
  std::optional<Values> low_, high_;
  std::vector<Taken> taken_;
  std::vector<double> spilled_;  ///< on the total: what items could not bear, by unit
};

void convert(const Node& node, Column& score) {
  if (!node.out_of || !node.points || node.points->billionths == 0) return;
  const double factor = node.out_of->value() / node.points->value();
  for (double& x : score.values) x *= factor;
}

/// A veto that changes the score does so where the total is made, so that what is computed of the
/// total sees it.
void apply_veto_scores(const Node& node, Computation& so_far, Column& score, Column& before) {
  for (const std::size_t a : node.adjustments) {
    const Adjustment& one = so_far.scheme.adjustments[a];
    if (one.kind != AdjustmentKind::veto || !one.score) continue;
    const Values value(*one.score, so_far);
    std::optional<Values> when;
    if (one.when) when.emplace(*one.when, so_far);
    for (std::size_t u = 0; u < score.size(); ++u)
      if ((!when || when->holds(u)) && value.state(u) <= State::nil && score.has_number(u))
        for (Column* column : {&score, &before})
          if (column->size() > 0) column->values[u] = value[u];
  }
}

}  // namespace

/// RULES §9.4 and 5: `instead`, else children → aggregate → adjustments → range → out_of → round.
NodeScores score_parent(std::size_t n, Computation& so_far, Diagnostics& notes) {
  const Node& node = so_far.scheme.nodes[n];
  NodeScores result;
  result.score = aggregate_children(node, so_far, notes);
  Adjusting(node, so_far, notes).adjust(result.score);
  clamp(node, so_far, result.score);
  convert(node, result.score);
  if (const auto replaced = replace(node, so_far)) {
    result.reason = replaced->reason;
    Column clamped = replaced->score;
    clamp(node, so_far, clamped);
    for (std::size_t u = 0; u < so_far.units(); ++u) {
      if (!replaced->done[u]) continue;
      result.score.set(u, clamped.states[u]);
      result.score.values[u] = clamped.values[u];
    }
    std::erase_if(so_far.scores.applied, [&](const Applied& a) {
      return replaced->done[a.unit] && so_far.scheme.adjustments[a.adjustment].node == n;
    });
  }
  complain_of_faults(result.score, "'" + node.id + "'", node.at.place(), so_far.figures, notes);
  if (node.kind == NodeKind::total && so_far.keeps_exact_total) result.before = result.score;
  parallel_for(so_far.units(), 1 << 14, so_far.threads, [&](std::size_t begin, std::size_t end) {
    round(node, std::span(result.score.values).subspan(begin, end - begin));
  });
  if (node.kind == NodeKind::total) apply_veto_scores(node, so_far, result.score, result.before);
  return result;
}

}  // namespace assess
