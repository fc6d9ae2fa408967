#include "analysis/improvements.hpp"

#include <algorithm>
#include <cmath>

#include "analysis/unit_values.hpp"
#include "assessment/computation.hpp"

namespace assess {

namespace {

struct Candidate {
  Improvement improvement;
  Scores scores;  ///< of the unit alone
};

bool is_overridden(const Assessment& a, std::size_t node, std::size_t unit) {
  return std::ranges::any_of(a.figures.overrides, [&](const Override& one) {
    return one.unit == unit && one.node == node;
  });
}

/// The most that a criterion can give this unit; nothing if it has no bound, or does not apply.
std::optional<double> full_points(const Assessment& a, std::size_t n, std::size_t unit,
                                  const UnitValues& values) {
  const Node& node = a.scheme.nodes[n];
  const bool bounded = node.form && (node.points || info(node.form->form).gives == Gives::rate);
  if (!bounded || is_overridden(a, n, unit)) return {};
  if (a.scores.nodes[n].score.state(unit) == State::not_applicable) return {};
  double top = node.points ? node.points->value() : node.scale.top;
  if (node.range)
    if (const double high = values(node.range->high).number; high < top) top = high;
  return top;
}

/// How many more of what is counted give all points: meetings up to the target, tasks done of
/// those due.
std::optional<double> more_needed(const Node& node, const UnitValues& values) {
  const auto slot = [&](std::size_t s) { return values(node.form->slots[s]).number; };
  double more = absent;
  if (std::holds_alternative<Shortfall>(node.form->form))
    more = std::ceil(snapped(slot(1))) - slot(0);
  if (std::holds_alternative<Ratio>(node.form->form))
    more = std::ceil(snapped(std::max(slot(3), slot(4)) * slot(1))) - slot(0);
  const bool counted = !std::isnan(more) && more > 0 && more == std::floor(more);
  return counted ? std::optional(more) : std::nullopt;
}

std::vector<Candidate> candidates(const Assessment& a, std::size_t unit, const OneUnit& alone) {
  const UnitValues values(a, unit);
  const Points now = a.standing.total[unit];
  std::vector<Candidate> result;
  for (std::size_t n = 0; n < a.scheme.nodes.size(); ++n) {
    const auto full = full_points(a, n, unit, values);
    const Column& score = a.scores.nodes[n].score;
    if (!full || (score.has_number(unit) && score.values[unit] >= *full)) continue;
    Scores scores = alone.with(n, *full);
    const Column& total = scores.nodes[a.scheme.total].score;
    if (!total.has_number(0) || !(std::abs(total.values[0]) < 1e20)) continue;
    Improvement one{n, {},      exact(total.values[0]), more_needed(a.scheme.nodes[n], values),
                    0, no_grade};
    one.gain = {one.total.billionths - now.billionths};
    const bool better =
        a.scheme.ranking.best_is_highest ? one.gain.billionths > 0 : one.gain.billionths < 0;
    if (better) result.push_back({std::move(one), std::move(scores)});
  }
  return result;
}

/// One row of a column, put in place of another.
void exchange(Column& column, std::size_t unit, const Column& row) {
  if (row.state(0) != State::value || column.state(unit) != State::value)
    column.set(unit, row.state(0));
  column.values[unit] = row.values[0];
}

/// Ranks and grades with other scores of one unit.
class Restanding {
 public:
  Restanding(const Assessment& a, std::size_t unit, const OneUnit& alone, unsigned threads)
      : a_(a), unit_(unit), alone_(alone), threads_(threads), scores_(a.scores) {}

  void stand(Candidate& candidate) {
    for (const Stage& step : alone_.steps()) put(step, candidate.scores);
    scores_.applied.clear();
    Diagnostics known;
    const Standing standing =
        assess::stand(Computation{a_.scheme, a_.figures, scores_, nullptr, threads_}, known);
    candidate.improvement.rank = standing.rank[unit_];
    candidate.improvement.grade = standing.grade[unit_];
  }

 private:
  /// Every candidate puts in the same columns, so that the one before it leaves no trace.
  void put(const Stage& step, const Scores& row) {
    if (step.kind == Stage::Kind::quantity) {
      if (row.quantities[step.index].size() > 0)
        exchange(scores_.quantities[step.index], unit_, row.quantities[step.index]);
      return;
    }
    exchange(scores_.nodes[step.index].score, unit_, row.nodes[step.index].score);
    if (row.nodes[step.index].before.size() > 0)
      exchange(scores_.nodes[step.index].before, unit_, row.nodes[step.index].before);
  }

  const Assessment& a_;
  std::size_t unit_;
  const OneUnit& alone_;
  unsigned threads_;
  Scores scores_;
};

}  // namespace

std::vector<Improvement> improvements_of(const Assessment& a, std::size_t unit,
                                         const OneUnit& alone, unsigned threads, std::size_t most) {
  if (!a.scores.nodes[a.scheme.total].score.has_number(unit)) return {};
  std::vector<Candidate> all = candidates(a, unit, alone);
  const bool highest = a.scheme.ranking.best_is_highest;
  std::ranges::stable_sort(all, [&](const Candidate& x, const Candidate& y) {
    return highest ? x.improvement.gain > y.improvement.gain
                   : x.improvement.gain < y.improvement.gain;
  });
  if (all.size() > most) all.resize(most);
  std::vector<Improvement> result;
  if (all.empty()) return result;
  Restanding restanding(a, unit, alone, threads);
  for (Candidate& one : all) {
    restanding.stand(one);
    result.push_back(one.improvement);
  }
  return result;
}

}  // namespace assess
