#include <algorithm>

#include "assessment/assessment.hpp"
#include "assessment/block_scorer.hpp"
#include "assessment/computation.hpp"
#include "assessment/waves.hpp"
#include "base/parallel.hpp"

namespace assess {

namespace {

/// Units times steps from which on a second thread pays.
constexpr std::size_t worth_threads = 1 << 15;

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

/// The texts of `instead`, each once.
std::vector<std::string> reasons_of(const Scheme& scheme) {
  std::vector<std::string> reasons;
  for (const Node& node : scheme.nodes)
    for (const InsteadCase& one : node.instead)
      if (!one.reason.empty() && std::ranges::find(reasons, one.reason) == reasons.end())
        reasons.push_back(one.reason);
  return reasons;
}

class Assessing {
 public:
  Assessing(const Scheme& scheme, Figures& figures, unsigned threads, Wanted wanted)
      : scheme_(scheme),
        figures_(figures),
        threads_(threads),
        keeps_exact_total_(wanted != Wanted::standing || scheme.ranking.exact_basis) {
    const std::vector<Stage> steps = order_of_need(scheme).steps;
    waves_ = waves_of(scheme, steps);
    if (wanted != Wanted::all) last_uses_.emplace(scheme, steps);
    scores_.nodes.resize(scheme.nodes.size());
    scores_.quantities.resize(scheme.quantities.size());
    scores_.reasons = reasons_of(scheme);
    if (wanted == Wanted::standing) find_scorers(steps);
    unpack_for_others(steps);
    scores_.quantities = std::move(figures.quantities);
  }

  void run(Diagnostics& notes) {
    for (const Wave& wave : waves_) {
      at_once(wave.alone, notes);
      Computation so_far = computation(threads_);
      for (const Stage& step : wave.in_turn) take(step, so_far, notes);
    }
  }

  bool has_scores(Diagnostics& notes) {
    const std::size_t errors = notes.errors();
    complain_of_no_scores(computation(threads_), notes);
    return notes.errors() == errors;
  }

  Scores take_scores() {
    std::ranges::stable_sort(scores_.applied, {},
                             [](const Applied& a) { return std::pair(a.unit, a.adjustment); });
    return std::move(scores_);
  }
  Standing take_standing() { return std::move(*standing_); }

 private:
  Computation computation(unsigned threads) {
    return {scheme_, figures_, scores_,           standing_ ? &*standing_ : nullptr,
            threads, scorers_, keeps_exact_total_};
  }

  /// Half of the memory of a million units are scores of criteria, and a quarter what they measure.
  void find_scorers(const std::vector<Stage>& steps) {
    std::vector<bool> alone = seen_by_parent_alone(scheme_, steps);
    for (const Override& one : figures_.overrides) alone[one.node] = false;
    scorers_.resize(scheme_.nodes.size());
    for (std::size_t n = 0; n < scorers_.size(); ++n)
      if (alone[n] && !info(scheme_.nodes[*scheme_.nodes[n].parent].aggregation).compares)
        scorers_[n] = BlockScorer::of(scheme_.nodes[n], computation(threads_));
    unasked_ = static_cast<std::size_t>(
        std::ranges::count_if(scorers_, [](const auto& one) { return one.has_value(); }));
  }

  /// All but what scorers alone look at; before they are used, as they keep what is packed.
  void unpack_for_others(const std::vector<Stage>& steps) {
    std::vector<bool> for_scorers(scheme_.quantities.size()), for_others(for_scorers);
    for (const Stage& step : steps) {
      const bool scored =
          step.kind == Stage::Kind::node && !scorers_.empty() && scorers_[step.index];
      for (const Stage& need : needs(scheme_, step))
        if (need.kind == Stage::Kind::quantity)
          (scored ? for_scorers : for_others)[need.index] = true;
    }
    for (const auto& [name, q] : scheme_.show) for_others[q] = true;
    for (std::size_t q = 0; q < for_others.size(); ++q)
      if (for_others[q] || !for_scorers[q]) figures_.unpack(q, threads_);
  }

  /// After the last parent that asks scorers there is nobody who looks at what is packed.
  void give_back_packed(std::size_t parent) {
    const auto& children = scheme_.nodes[parent].children;
    const auto has_scorer = [&](std::size_t child) {
      return !scorers_.empty() && scorers_[child] && scheme_.nodes[child].parent == parent;
    };
    const auto asked = static_cast<std::size_t>(std::ranges::count_if(children, has_scorer));
    unasked_ -= asked;
    if (asked > 0 && unasked_ == 0) figures_.packed = {};
  }

  /// Either the steps share the threads or each has all of them.
  void at_once(const std::vector<Stage>& steps, Diagnostics& notes) {
    const bool shared =
        steps.size() >= threads_ && steps.size() * figures_.units() >= worth_threads;
    std::vector<Diagnostics> of_step(steps.size());
    parallel_for(steps.size(), 1, shared ? threads_ : 1, [&](std::size_t i, std::size_t) {
      Computation so_far = computation(shared ? 1 : threads_);
      take(steps[i], so_far, of_step[i]);
    });
    for (const Diagnostics& one : of_step) notes.append(one);
  }

  void take(const Stage& step, Computation& so_far, Diagnostics& notes) {
    switch (step.kind) {
      case Stage::Kind::quantity:
        if (Column& column = scores_.quantities[step.index]; column.size() == 0)
          column = compute(scheme_.quantities[step.index], so_far);
        break;
      case Stage::Kind::node:
        if (so_far.scorer(step.index)) break;
        scores_.nodes[step.index] = scheme_.nodes[step.index].kind == NodeKind::criterion
                                        ? score_criterion(step.index, so_far, notes)
                                        : score_parent(step.index, so_far, notes);
        put_overrides(step.index, figures_.overrides, scores_.nodes[step.index]);
        give_back_packed(step.index);
        break;
      case Stage::Kind::standing:
        standing_ = stand(so_far, notes);
        break;
    }
    if (last_uses_) last_uses_->done(scheme_, step, scores_.quantities);
  }

  const Scheme& scheme_;
  Figures& figures_;
  unsigned threads_;
  bool keeps_exact_total_;
  std::vector<Wave> waves_;
  std::optional<LastUses> last_uses_;
  std::vector<std::optional<BlockScorer>> scorers_;  ///< by node; empty: none has one
  std::size_t unasked_ = 0;                          ///< scorers whose parent is not made yet
  Scores scores_;
  std::optional<Standing> standing_;
};

}  // namespace

/// Each step needs only what was computed before it: quantities, criteria, items, the total, then
/// who stands where, then what is computed of ranks and grades.
std::optional<Assessment> assess(Scheme scheme, Figures figures, unsigned threads,
                                 Diagnostics& notes, Wanted wanted) {
  const std::size_t errors = notes.errors();
  Assessing assessing(scheme, figures, threads, wanted);
  assessing.run(notes);
  if (notes.errors() > errors || !assessing.has_scores(notes)) return {};
  Scores scores = assessing.take_scores();
  Standing standing = assessing.take_standing();
  return Assessment{std::move(scheme), std::move(figures), std::move(scores), std::move(standing)};
}

}  // namespace assess
