#include <algorithm>
#include <array>
#include <cmath>

#include "assessment/computation.hpp"
#include "assessment/diagnostics.hpp"
#include "assessment/form_given.hpp"
#include "base/points.hpp"
#include "base/processor.hpp"
#include "forms/operands.hpp"

namespace assess {

namespace {

/// State of the unit's inputs and settings together; a result that is no number has no basis.
void settle_states(const Given& given, Column& score) {
  std::vector<State> states;  // none: all are values
  for (const auto* list : {&given.slots, &given.edges, &given.points})
    for (const Values& values : *list) values.combine_into(states);
  const auto is_nan = [](double x) { return std::isnan(x); };
  if (states.empty() && std::ranges::none_of(score.values, is_nan)) return;
  states.resize(score.size(), State::value);
  settle(score.values, states.data());
  const auto is_value = [](State state) { return state == State::value; };
  if (!std::ranges::all_of(states, is_value)) score.states = std::move(states);
}

Column by_form(const Node& node, const StepsForGroup* steps, const Computation& so_far) {
  const Given given = evaluate_form(*node.form, steps, so_far);
  Column score{std::vector<double>(so_far.units()), {}};
  assess::score(node.form->form, arguments_of(*node.form, steps, given, node.scale), score.values);
  settle_states(given, score);
  return score;
}

/// Bands that differ by group: the column of each group's bands, then each unit its own.
Column by_groups(const Node& node, const Computation& so_far) {
  const Column& group = so_far.scores.quantities[*so_far.scheme.group];
  Column score = column_of(so_far.units(), State::missing);
  std::vector<bool> settled(so_far.units());
  for (const StepsForGroup& steps : node.form->steps) {
    const double code = steps.group ? so_far.scheme.words->code(*steps.group) : absent;
    const Column of_group = by_form(node, &steps, so_far);
    for (std::size_t u = 0; u < so_far.units(); ++u) {
      if (settled[u] || (steps.group && !(group.has_number(u) && group.values[u] == code)))
        continue;
      settled[u] = true;
      score.values[u] = of_group.values[u];
      score.states[u] = of_group.state(u);
    }
  }
  return score;
}

std::string cohort_text(const FormUse& use, std::size_t unit, const Computation& so_far) {
  const auto by = cohort_quantity(use, so_far);
  if (!by) return both("all units", "全部单位");
  const double value = so_far.scores.quantities[*by].values[unit];
  const bool is_text = so_far.scheme.quantities[*by].type == Type::text;
  return "'" + (is_text ? std::string(so_far.scheme.words->text(value)) : to_text(value)) + "'";
}

std::size_t number_of(const std::vector<int>& cohorts) {
  return static_cast<std::size_t>(*std::ranges::max_element(cohorts) + 1);
}

/// A form that compares says nothing of units that are all equal, or alone: the rules decide, and
/// the office is told.
void warn_of_sameness(const Node& node, const Computation& so_far, Diagnostics& notes) {
  const FormUse& use = *node.form;
  const FormInfo& form = info(use.form);
  const bool gives_rate = form.gives != Gives::own_scale || form.keyword == "distance";
  if (!form.compares || !gives_rate) return;
  const Values value(use.slots[0], so_far);
  const std::optional<std::size_t> by = cohort_quantity(use, so_far);
  const std::vector<int> cohort = by ? cohorts(so_far.scores.quantities[*by]) : std::vector<int>();
  struct Seen {
    std::size_t units = 0, first = 0;
    bool differ = false;
  };
  std::vector<Seen> seen(cohort.empty() ? 1 : number_of(cohort));
  for (std::size_t u = 0; u < so_far.units(); ++u) {
    const int of = cohort.empty() ? 0 : cohort[u];
    if (of < 0 || value.state(u) > State::nil) continue;
    Seen& one = seen[static_cast<std::size_t>(of)];
    if (one.units++ == 0)
      one.first = u;
    else
      one.differ = one.differ || (value[u] != value[one.first] &&
                                  compare_decimals(value[u], value[one.first]) != 0);
    if (cohort.empty() && one.differ) return;
  }
  const std::string rate = use.constant
                               ? both("the rate " + to_text(use.constant->number * 100) + "%",
                                      "得分率" + to_text(use.constant->number * 100) + "%")
                               : both("not applicable", "不适用");
  for (const Seen& one : seen) {
    if (one.units == 1)
      notes.add(assessment_complaint("alone"), node.at.place(),
                {node.id, cohort_text(use, one.first, so_far), rate});
    else if (one.units > 1 && !one.differ)
      notes.add(assessment_complaint("all-equal"), node.at.place(),
                {node.id, cohort_text(use, one.first, so_far), rate});
  }
}

std::int32_t reason_index(const std::string& reason, const Scores& scores) {
  if (reason.empty()) return -1;
  return static_cast<std::int32_t>(std::ranges::find(scores.reasons, reason) -
                                   scores.reasons.begin());
}

}  // namespace

std::optional<Replaced> replace(const Node& node, const Computation& so_far) {
  if (node.instead.empty()) return {};
  const std::size_t units = so_far.units();
  Replaced replaced{std::vector<bool>(units), column_of(units, State::missing),
                    std::vector<std::int32_t>(units, -1)};
  for (const InsteadCase& one : node.instead) {
    const Values when(one.when, so_far), result(one.result, so_far);
    const std::int32_t reason = reason_index(one.reason, so_far.scores);
    for (std::size_t u = 0; u < units; ++u) {
      if (replaced.done[u]) continue;
      const State known = when.state(u);
      if (known <= State::nil && when[u] == 0) continue;
      replaced.done[u] = true;
      replaced.score.states[u] = known > State::nil ? known : result.state(u);
      replaced.score.values[u] = known > State::nil ? absent : result[u];
      if (known <= State::nil) replaced.reason[u] = reason;
    }
  }
  return replaced;
}

void clamp(const Node& node, const Computation& so_far, Column& score) {
  if (!node.range) return;
  const Values low(node.range->low, so_far), high(node.range->high, so_far);
  clamp(low.operand(), high.operand(), score.values);
}

void clamp(const Operand& low, const Operand& high, std::span<double> scores) {
  const std::array both{low, high};
  in_vectors([scores, ends = Operands<2>(both)](auto) {
    for (std::size_t u = 0; u < scores.size(); ++u) {
      // written so that neither an end nor a score that is absent is clamped
      const double least = ends.get(0, u), most = ends.get(1, u);
      double x = scores[u];
      x = x > most ? most : x;
      x = x < least ? least : x;
      scores[u] = x;
    }
  });
}

void round(const Node& node, std::span<double> scores) {
  if (!node.round) return;
  for (double& x : scores)
    if (std::abs(x) < 1e20) x = publish(x, *node.round).value();  // not where it is absent
}

void complain_of_faults(const Column& column, const std::string& what, const Place& place,
                        const Figures& figures, Diagnostics& notes) {
  if (std::ranges::none_of(column.states, is_fault)) return;
  for (std::size_t u = 0; u < column.size(); ++u) {
    const State state = column.states[u];
    if (!is_fault(state)) continue;
    const DiagnosticKind& kind = state == State::outside_domain
                                     ? assessment_complaint("outside-domain")
                                 : state == State::not_listed ? assessment_complaint("not-listed")
                                                              : assessment_complaint("not-single");
    notes.add(kind, place, {std::string(figures.keys[u]), what});
  }
}

NodeScores score_criterion(std::size_t n, const Computation& so_far, Diagnostics& notes) {
  const Node& node = so_far.scheme.nodes[n];
  const auto& steps = node.form->steps;
  NodeScores result;
  result.score = steps.empty()                          ? by_form(node, nullptr, so_far)
                 : steps.size() == 1 && !steps[0].group ? by_form(node, &steps[0], so_far)
                                                        : by_groups(node, so_far);
  if (const auto replaced = replace(node, so_far)) {
    result.reason = replaced->reason;
    for (std::size_t u = 0; u < so_far.units(); ++u) {
      if (!replaced->done[u]) continue;
      result.score.values[u] = replaced->score.values[u];
      if (replaced->score.states[u] != State::value || result.score.state(u) != State::value)
        result.score.set(u, replaced->score.states[u]);
      result.score.values[u] = replaced->score.values[u];
    }
  }
  complain_of_faults(result.score, "'" + node.id + "'", node.at.place(), so_far.figures, notes);
  if (so_far.units() > 0 && !result.score.states.empty() &&
      std::ranges::all_of(result.score.states, [](State s) { return s == State::missing; }))
    notes.add(assessment_complaint("no-values"), node.at.place(), {node.id});
  warn_of_sameness(node, so_far, notes);
  clamp(node, so_far, result.score);
  round(node, result.score.values);
  return result;
}

}  // namespace assess
