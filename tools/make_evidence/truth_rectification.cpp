#include <set>

#include "truth_criteria.hpp"
#include "truth_marks.hpp"

namespace assess::evidence {

namespace {

Mark rectification_plan(const Dossier& unit) {
  if (unit.findings.empty()) return not_applicable;
  const SelfAssessment& self = unit.self;
  if (self.rectification_plan.empty()) return missing;
  if (!*self.three_lists) return {Mark::value, 0};
  return points(3 - 0.5 * weeks(*self.rectification_plan_on - *self.feedback_on - 30), 3);
}

Mark earlier_findings(const Dossier& unit, const Year& year) {
  if (unit.carried_over.empty()) return not_applicable;
  double closed = 0, old = 0;
  for (const CarriedOver& matter : unit.carried_over) {
    if (matter.closed)
      ++closed;
    else if (year.cutoff - matter.found > 730)
      ++old;
  }
  return points(5 * closed / static_cast<double>(unit.carried_over.size()) - old, 5);
}

Mark against_last_year(const Dossier& unit, double closed, double due) {
  if (due == 0) return not_applicable;
  const double rate = closed / due;
  if (rate + tiny >= 0.95) return {Mark::value, 2};
  if (!unit.rate_last_year) return not_applicable;
  return points(2 * (rate - *unit.rate_last_year / 100.0 + 0.05) / 0.10, 2);
}

}  // namespace

void rectification_marks(Truth& truth, const Dossier& unit, const Year& year) {
  auto& mark = truth.criteria;
  mark["C1"] = rectification_plan(unit);
  double due = 0, closed = 0, in_time = 0;
  for (const Rectification& matter : unit.rectification) {
    if (matter.due > year.cutoff) continue;
    ++due;
    if (matter.closed && *matter.closed <= year.cutoff && !matter.accepted.empty()) ++closed;
    if (matter.closed && *matter.closed <= matter.due) ++in_time;
  }
  truth.due = due;
  mark["C2"] = due > 0 && closed / due + tiny < 0.6 ? Mark{} : ratio(closed, due, 9);
  mark["C3"] = ratio(in_time, due, 6, 0.5, 0.95);
  mark["C4"] = earlier_findings(unit, year);
  double passed = 0;
  for (const Recheck& recheck : unit.rechecks) passed += recheck.passed ? 1 : 0;
  mark["C5"] = ratio(passed, static_cast<double>(unit.rechecks.size()), 5);
  mark["C6"] = against_last_year(unit, closed, due);
}

void accountability_marks(Truth& truth, const Dossier& unit) {
  auto& mark = truth.criteria;
  const SelfAssessment& self = unit.self;
  const bool ledger = !self.accountability_ledger.empty() && self.ledger_complete.value_or(false);
  mark["D1"] = {Mark::value, (self.procedure.empty() ? 0.0 : 1.0) + (ledger ? 2.0 : 0.0)};
  std::set<int> quarters;
  double late = 0;
  for (const Return& filed : unit.returns) {
    if (!filed.is_signed || !filed.verified) continue;
    quarters.insert(filed.quarter);
    late += filed.received > filed.due ? 0.5 : 0;
  }
  mark["D2"] = points(static_cast<double>(quarters.size()) - late, 4);
  mark["D3"] = points(4 * documented(unit.cases) / 2, 4);
  double carried_out = 0;
  for (const Decision& decision : unit.decisions)
    carried_out += decision.carried_out && *decision.carried_out <= decision.due ? 1 : 0;
  mark["D4"] = ratio(carried_out, static_cast<double>(unit.decisions.size()), 4);
}

}  // namespace assess::evidence
