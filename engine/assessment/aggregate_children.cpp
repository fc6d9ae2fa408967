#include "assessment/aggregate_children.hpp"

#include <algorithm>
#include <cmath>

#include "assessment/child_blocks.hpp"
#include "assessment/diagnostics.hpp"
#include "assessment/parent.hpp"
#include "assessment/weighted_sums.hpp"
#include "base/parallel.hpp"
#include "base/points.hpp"

namespace assess {

namespace {

/// Scores of some units, one after the other; each thread has its own.
class UnitByUnit {
 public:
  UnitByUnit(const Parent& parent, ChildBlocks& scores, Column& result, Diagnostics& notes)
      : parent_(parent), node_(parent.node), of_children_(scores), result_(result), notes_(notes) {}

  /// Unit u, which stands at `place` of those whose scores are at hand.
  void aggregate(std::size_t u, std::size_t place) {
    const State state = collect(u, place);
    if (state == State::value)
      result_.values[u] = of_unit(u);
    else
      result_.set(u, state);
  }

 private:
  /// The children of one unit that count, into scores_ and weights_.
  State collect(std::size_t u, std::size_t place) {
    scores_.clear();
    weights_.clear();
    applicable_ = all_ = 0;
    lost_ = false;
    for (std::size_t c = 0; c < parent_.children.size(); ++c) {
      const Child& child = parent_.children[c];
      const Lane of_child = of_children_.of(c);
      const double weight = child.weight[u];
      const double size = child.points > 0 ? child.points : weight;
      all_ += size;
      State state = of_child.state(place);
      double score = state <= State::nil ? of_child.value(place) : 0;
      if (state == State::missing) {
        if (child.node->missing == MissingPolicy::blank) return State::missing;
        if (child.node->missing == MissingPolicy::error) complain_of_missing(u, *child.node);
        state = child.node->missing == MissingPolicy::skip ? State::not_applicable : State::value;
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
      weights_.push_back(weight);
    }
    return State::value;
  }

  double of_unit(std::size_t u) {
    const bool nothing = lost_ ? applicable_ == 0 : scores_.empty();
    const bool fill = node_.not_applicable == NotApplicablePolicy::fill;
    if (nothing && !fill) return none(u, State::not_applicable);
    if (fill && applicable_ < all_ && compare_decimals(applicable_, node_.basis.value()) < 0)
      return filled(u);
    if (nothing) return none(u, State::not_applicable);
    if (parent_.aggregation.needs_positive &&
        std::ranges::any_of(scores_, [](double x) { return x < 0; })) {
      notes_.add(assessment_complaint("negative-child"), node_.at.place(),
                 {std::string(parent_.figures.keys[u]), node_.id,
                  std::string(parent_.aggregation.keyword)});
      return none(u, State::missing);
    }
    double score = assess::aggregate(node_.aggregation, scores_, weights_);
    const bool linear_sum = parent_.aggregation.keyword == "sum";
    if (linear_sum && !lost_ && applicable_ < all_) score *= all_ / applicable_;
    return std::isnan(score) ? none(u, State::not_applicable) : score;
  }

  /// Applicable children at face value; the rest of the points is filled at a rate.
  double filled(std::size_t u) {
    if (parent_.fill->state(u) > State::nil) return none(u, parent_.fill->state(u));
    double score = 0;
    for (const double x : scores_) score += x;
    return score + (*parent_.fill)[u] * (all_ - applicable_);
  }

  double none(std::size_t u, State state) {
    result_.set(u, state);
    return absent;
  }

  void complain_of_missing(std::size_t u, const Node& child) {
    notes_.add(assessment_complaint("missing-score"), child.at.place(),
               {std::string(parent_.figures.keys[u]), child.id});
  }

  const Parent& parent_;
  const Node& node_;
  ChildBlocks& of_children_;
  Column& result_;
  Diagnostics& notes_;
  std::vector<double> scores_, weights_;
  double applicable_ = 0, all_ = 0;  ///< points, or weights in a weight scheme
  bool lost_ = false;
};

/// The usual units many at once, the others one by one.
void aggregate_piece(const Parent& parent, std::size_t begin, std::size_t end, Column& result,
                     Diagnostics& notes) {
  ChildBlocks scores(parent);
  UnitByUnit one_by_one(parent, scores, result, notes);
  std::optional<WeightedSums> sums;
  if (WeightedSums::can_make(parent)) sums.emplace(parent);
  for (std::size_t from = begin; from < end; from += ChildBlocks::most_units) {
    const std::size_t to = std::min(end, from + ChildBlocks::most_units);
    scores.start(from, to - from);
    if (sums) sums->make(scores, std::span(result.values).subspan(from, to - from));
    for (std::size_t u = from; u < to; ++u)
      if (!sums || std::isnan(result.values[u])) one_by_one.aggregate(u, u - from);
  }
}

Column aggregate_units(const Parent& parent, std::size_t units, unsigned threads,
                       Diagnostics& notes) {
  constexpr std::size_t piece = 1 << 14;
  Column result{std::vector<double>(units), std::vector<State>(units, State::value)};
  std::vector<Diagnostics> of_piece(units / piece + 1);
  parallel_for(units, piece, threads, [&](std::size_t begin, std::size_t end) {
    aggregate_piece(parent, begin, end, result, of_piece[begin / piece]);
  });
  for (const Diagnostics& one : of_piece) notes.append(one);
  if (std::ranges::all_of(result.states, [](State s) { return s == State::value; }))
    result.states.clear();
  return result;
}

/// With an aggregate that compares the units with each other.
Column compare_all(const Parent& parent, std::size_t units) {
  Column result{std::vector<double>(units), {}};
  std::vector<std::span<const double>> columns;
  std::vector<double> weights;
  for (const Child& child : parent.children) {
    columns.emplace_back(child.score->values);
    weights.push_back(units ? child.weight[0] : 1);
  }
  compare_units(parent.node.aggregation, columns, weights, result.values);
  for (std::size_t u = 0; u < units; ++u)
    if (std::isnan(result.values[u])) result.set(u, State::not_applicable);
  return result;
}

}  // namespace

Column aggregate_children(const Node& node, const Computation& so_far, Diagnostics& notes) {
  const Parent parent(node, so_far);
  if (parent.aggregation.compares) return compare_all(parent, so_far.units());
  return aggregate_units(parent, so_far.units(), so_far.threads, notes);
}

}  // namespace assess
