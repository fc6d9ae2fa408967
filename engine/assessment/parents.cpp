#include <algorithm>
#include <cmath>
#include <limits>

#include "assessment/computation.hpp"
#include "assessment/diagnostics.hpp"
#include "base/points.hpp"

namespace assess {

namespace {

/// One child of the parent, with its weight for every unit.
struct Child {
  std::size_t node;
  const Column* score;
  Values weight;
  double points;  ///< 0 in a weight scheme
};

class ParentScore {
 public:
  ParentScore(const Node& node, Computation& so_far, Diagnostics& notes)
      : node_(node), so_far_(so_far), notes_(notes), linear_sum_(info(node.aggregation).keyword == "sum") {
    for (const std::size_t c : node.children) {
      const Node& child = so_far.scheme.nodes[c];
      const Points most = child.out_of ? *child.out_of : child.points.value_or(Points{});
      children_.push_back({c, &so_far.scores.nodes[c].score, Values(child.weight, so_far), most.value()});
    }
    if (node.fill) fill_.emplace(*node.fill, so_far);
  }

  Column aggregate() {
    const std::size_t units = so_far_.units();
    Column result{std::vector<double>(units), {}};
    if (info(node_.aggregation).compares) return compared();
    for (std::size_t u = 0; u < units; ++u) {
      const State state = collect(u);
      if (state != State::value) {
        result.set(u, state);
        continue;
      }
      result.values[u] = of_unit(u, result);
    }
    return result;
  }

 private:
  /// The children of one unit that count, into scores_ and weights_.
  State collect(std::size_t u) {
    scores_.clear();
    weights_.clear();
    applicable_ = all_ = 0;
    lost_ = false;
    for (const Child& child : children_) {
      const double size = so_far_.scheme.has_points && child.points > 0 ? child.points : child.weight[u];
      all_ += size;
      State state = child.score->state(u);
      double score = state <= State::nil ? child.score->values[u] : 0;
      const Node& node = so_far_.scheme.nodes[child.node];
      if (state == State::missing) {
        if (node.missing == MissingPolicy::blank) return State::missing;
        if (node.missing == MissingPolicy::error) complain_of_missing(u, node);
        state = node.missing == MissingPolicy::skip ? State::not_applicable : State::value;
      }
      if (is_fault(state)) return State::missing;  // was complained of
      if (state == State::not_applicable) {
        if (node_.not_applicable != NotApplicablePolicy::lose) continue;
        lost_ = true;
        score = 0;
      } else {
        applicable_ += size;
      }
      if (child.weight.state(u) > State::nil) continue;  // a weight that is not there
      scores_.push_back(score);
      weights_.push_back(child.weight[u]);
    }
    return State::value;
  }

  double of_unit(std::size_t u, Column& result) {
    const bool nothing = lost_ ? applicable_ == 0 : scores_.empty();
    const bool fill = node_.not_applicable == NotApplicablePolicy::fill;
    if (nothing && !fill) return result.set(u, State::not_applicable), absent;
    if (fill && applicable_ < all_ && compare_decimals(applicable_, node_.basis.value()) < 0)
      return filled(u, result);
    if (nothing) return result.set(u, State::not_applicable), absent;
    if (std::ranges::any_of(scores_, [](double x) { return x < 0; }) &&
        info(node_.aggregation).needs_positive) {
      notes_.add(assessment_complaint("negative-child"), node_.at.place(),
                 {so_far_.figures.keys[u], node_.id, std::string(info(node_.aggregation).keyword)});
      return result.set(u, State::missing), absent;
    }
    double score = assess::aggregate(node_.aggregation, scores_, weights_);
    if (linear_sum_ && !lost_ && applicable_ < all_) score *= all_ / applicable_;
    if (std::isnan(score)) result.set(u, State::not_applicable);
    return score;
  }

  /// Applicable children at face value; the rest of the points is filled at a rate.
  double filled(std::size_t u, Column& result) {
    if (fill_->state(u) > State::nil) return result.set(u, fill_->state(u)), absent;
    double score = 0;
    for (const double x : scores_) score += x;
    return score + (*fill_)[u] * (all_ - applicable_);
  }

  void complain_of_missing(std::size_t u, const Node& child) {
    notes_.add(assessment_complaint("missing-score"), child.at.place(),
               {so_far_.figures.keys[u], child.id});
  }

  Column compared() {
    const std::size_t units = so_far_.units();
    Column result{std::vector<double>(units), {}};
    std::vector<std::span<const double>> columns;
    std::vector<double> weights;
    for (const Child& child : children_) {
      columns.emplace_back(child.score->values);
      weights.push_back(units ? child.weight[0] : 1);
    }
    compare_units(node_.aggregation, columns, weights, result.values);
    for (std::size_t u = 0; u < units; ++u)
      if (std::isnan(result.values[u])) result.set(u, State::not_applicable);
    return result;
  }

  const Node& node_;
  Computation& so_far_;
  Diagnostics& notes_;
  bool linear_sum_;
  std::vector<Child> children_;
  std::optional<Values> fill_;
  std::vector<double> scores_, weights_;
  double applicable_ = 0, all_ = 0;  ///< points, or weights in a weight scheme
  bool lost_ = false;
};

/// Bonuses, deductions and limits on the score of one node, in the order of the file.
class Adjusting {
 public:
  Adjusting(const Node& node, Computation& so_far, Diagnostics& notes)
      : node_(node), so_far_(so_far), notes_(notes) {
    for (const std::size_t a : node.adjustments) {
      const Adjustment& one = so_far.scheme.adjustments[a];
      if (one.kind == AdjustmentKind::veto || (one.kind == AdjustmentKind::limit && !one.score)) continue;
      Evaluated e{a, &one, {}, {}};
      if (one.when) e.when.emplace(*one.when, so_far);
      e.value.emplace(one.kind == AdjustmentKind::limit ? *one.score : *one.value, so_far);
      evaluated_.push_back(std::move(e));
    }
    if (node.range) low_.emplace(node.range->low, so_far), high_.emplace(node.range->high, so_far);
    if (node.kind != NodeKind::total) return;
    spilled_.resize(so_far.units());
    for (const Applied& applied : so_far.scores.applied) spilled_[applied.unit] += applied.spilled;
  }

  void adjust(Column& score) {
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
      return notes_.add(assessment_complaint("negative-adjustment"), one.adjustment->at.place(),
                        {so_far_.figures.keys[u], one.adjustment->id, to_text(amount)});
    if (one.adjustment->cap) amount = std::min(amount, one.adjustment->cap->value());
    if (compare_decimals(amount, 0) == 0) return;
    const bool bonus = one.adjustment->kind == AdjustmentKind::bonus;
    so_far_.scores.applied.push_back({unit, number, amount, 0, false});
    if (!bonus) taken_.push_back({so_far_.scores.applied.size() - 1, one.adjustment->spill.value()});
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
    double rest = score.has_number(u) ? low - score.values[u] : std::numeric_limits<double>::infinity();
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
        score.values[u] = before.values[u] = value[u];
  }
}

}  // namespace

/// RULES §9.4 and 5: `instead`, else children → aggregate → adjustments → range → out_of → round.
NodeScores score_parent(std::size_t n, Computation& so_far, Diagnostics& notes) {
  const Node& node = so_far.scheme.nodes[n];
  NodeScores result;
  result.score = ParentScore(node, so_far, notes).aggregate();
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
  if (node.kind == NodeKind::total) result.before = result.score;
  round(node, result.score);
  if (node.kind == NodeKind::total) apply_veto_scores(node, so_far, result.score, result.before);
  return result;
}

}  // namespace assess
