#include <array>

#include "calendar.hpp"
#include "dossier.hpp"

namespace assess::evidence {

namespace {

/// Good work throughout, in time and on paper.
void good_work(Dossier& unit, const Year& year) {
  SelfAssessment& self = unit.self;
  self.list = reference(year, unit, "LIST", 1);
  self.plan = reference(year, unit, "PLAN", 1);
  self.report = reference(year, unit, "REP", 1);
  self.procedure = reference(year, unit, "PROC", 1);
  self.accountability_ledger = reference(year, unit, "LEDG", 1);
  self.list_on = year.list_by;
  self.report_on = year.report_by;
  self.submitted_on = year.submit_by;
  self.signed_agreements = unit.sub_units;
  self.ledger_complete = true;
  self.reminded = false;
  for (std::size_t i = 1; i <= 4; ++i) {
    const int day = year.start + 80 * static_cast<int>(i);
    unit.meetings.push_back({day, reference(year, unit, "M", i)});
    unit.trainings.push_back({day + 1, reference(year, unit, "TR", i)});
    unit.self_checks.push_back(reference(year, unit, "SC", i));
    unit.returns.push_back({static_cast<int>(i), day + 20, day + 20, true, true});
  }
  for (std::size_t i = 1; i <= 10; ++i) {
    const int day = year.start + 30 * static_cast<int>(i);
    unit.tasks.push_back({"task " + std::to_string(i), day, day, reference(year, unit, "T", i)});
  }
  for (std::size_t i = 1; i <= 24; ++i)
    unit.internal_checks.push_back(
        {year.start + 14 * static_cast<int>(i), reference(year, unit, "IC", i)});
  for (std::size_t i = 1; i <= 2; ++i)
    unit.cases.push_back({year.start + 100, reference(year, unit, "CASE", i)});
  for (int office = 1; office <= 7; ++office)
    unit.ballots.push_back({"office " + std::to_string(office), office < 3 ? excellent : good, ""});
}

void inspected(Dossier& unit, const Year& year) {
  good_work(unit, year);
  unit.inspections.push_back(reference(year, unit, "INSP", 1));
  for (std::size_t i = 1; i <= 2; ++i) {
    const int day = year.start + 90 * static_cast<int>(i);
    unit.letters.push_back({reference(year, unit, "L", i), day, day});
  }
}

void silent(Dossier& unit, const Year&) {
  for (int office = 1; office <= 7; ++office)
    unit.ballots.push_back({"office " + std::to_string(office), fair, ""});
}

/// Twelve findings, all closed, one of them late.
void twelve_findings(Dossier& unit, const Year& year) {
  inspected(unit, year);
  for (std::size_t i = 1; i <= 12; ++i) {
    const std::string id = reference(year, unit, "F", i);
    const int due = year.cutoff - 20;
    unit.findings.push_back({id, "kind 1", i <= 3 ? major : i < 12 ? general : minor, false});
    unit.rectification.push_back({id, "kind 1", due, i == 12 ? due + 1 : due, "ACC-" + id});
  }
  unit.self.feedback_on = year.start + 150;
  unit.self.rectification_plan = reference(year, unit, "RECT", 1);
  unit.self.rectification_plan_on = *unit.self.feedback_on + 30;
  unit.self.three_lists = true;
}

void level_three_event(Dossier& unit, const Year& year) {
  twelve_findings(unit, year);
  unit.events.push_back({reference(year, unit, "E", 1), 3, false, false, true, "DEC-1"});
}

void no_proof_of_accountability(Dossier& unit, const Year& year) {
  inspected(unit, year);
  unit.returns.clear();
  unit.cases.clear();
  unit.self.procedure.clear();
  unit.self.accountability_ledger.clear();
  unit.self.ledger_complete = {};
}

void zero_denominators(Dossier& unit, const Year& year) {
  good_work(unit, year);
  unit.sub_units = 0;
  unit.self.signed_agreements = 0;
  unit.tasks.clear();
  unit.ballots.clear();
}

void old_findings(Dossier& unit, const Year& year) {
  inspected(unit, year);
  for (std::size_t i = 1; i <= 3; ++i)  // 730 days is not yet more than two years, 731 is
    unit.carried_over.push_back({reference(year, unit, "OLD", i),
                                 year.cutoff - 729 - static_cast<int>(i),
                                 i == 1 ? Day(year.start + 9) : Day()});
}

void new_unit(Dossier& unit, const Year& year) {
  good_work(unit, year);
  unit.founded_on = year.start + 250;
}

void not_assessed(Dossier& unit, const Year& year) {
  good_work(unit, year);
  unit.assessed = false;
}

void concealed(Dossier& unit, const Year& year) {
  inspected(unit, year);
  unit.claims.push_back({reference(year, unit, "CL", 1), true, true, "CHK-1"});
}

void reminded_in_vain(Dossier& unit, const Year& year) {
  inspected(unit, year);
  unit.self.submitted_on = {};
  unit.self.reminded = true;
}

/// One event entered at two levels counts once, at the higher.
void event_at_two_levels(Dossier& unit, const Year& year) {
  inspected(unit, year);
  const std::string id = reference(year, unit, "E", 1);
  unit.events.push_back({id, 1, true, true, false, "DEC-1"});
  unit.events.push_back({id, 2, true, true, false, "DEC-1"});
}

/// A total of 89.995, published as 90.00: the best grade. No checks, and 595 of 800 agreements.
void edge_of_best(Dossier& unit, const Year& year) {
  inspected(unit, year);
  unit.internal_checks.clear();
  unit.sub_units = 800;
  unit.self.signed_agreements = 595;
}

/// A total of 59.995, published as 60.00: not failed.
void edge_of_failure(Dossier& unit, const Year& year) {
  no_proof_of_accountability(unit, year);
  unit.internal_checks.clear();
  unit.sub_units = 800;
  unit.self.signed_agreements = 395;
  for (Task& task : unit.tasks) task.done = {};
}

/// Late by a day in years that have 29 February, by a day in others: it is the day after the 28th.
void late_by_leap_day(Dossier& unit, const Year& year) {
  inspected(unit, year);
  const int due = day_number(year.number, 2, 28);
  for (Task& task : unit.tasks) {
    task.due = due;
    task.done = due + 1;
  }
  unit.letters[0].answer_by = due;
  unit.letters[0].answered = due + 1;
}

/// `inspected` twice: equal in everything, so they share a rank.
constexpr std::array fills{
    silent,
    good_work,
    inspected,
    twelve_findings,
    level_three_event,
    no_proof_of_accountability,
    zero_denominators,
    old_findings,
    new_unit,
    not_assessed,
    concealed,
    reminded_in_vain,
    event_at_two_levels,
    inspected,
    edge_of_best,
    edge_of_failure,
    late_by_leap_day,
};

}  // namespace

void fill_silent(Dossier& unit, const Year& year) {
  silent(unit, year);
}

void fill_good(Dossier& unit, const Year& year) {
  inspected(unit, year);
}

std::size_t edge_units() {
  return fills.size();
}

void fill_edge(Dossier& unit, const Year& year, std::size_t which) {
  fills[which](unit, year);
}

}  // namespace assess::evidence
