#include "summary.hpp"

#include <algorithm>
#include <array>
#include <set>

#include "calendar.hpp"
#include "truth.hpp"

namespace assess::evidence {

namespace {

/// A row under construction: every cell comes with the name of its column.
struct Cells {
  std::vector<std::string> names, cells;
  void operator()(const std::string& name, const std::string& cell) {
    names.push_back(name);
    cells.push_back(cell);
  }
};

std::string text(std::size_t number) {
  return std::to_string(number);
}
std::string yes_no(bool value) {
  return value ? "yes" : "no";
}
std::string filed(const Doc& doc) {
  return yes_no(!doc.empty());
}
std::string answer(const std::optional<bool>& value) {
  return value ? yes_no(*value) : "";
}
/// Days from `to` until the day; empty without paper or day.
std::string days(const Doc& doc, const Day& day, int to) {
  return doc.empty() || !day ? "" : std::to_string(*day - to);
}

template <typename List, typename Condition>
std::string count(const List& list, Condition holds) {
  return text(static_cast<std::size_t>(std::count_if(list.begin(), list.end(), holds)));
}

bool documented(const Dated& thing) {
  return !thing.doc.empty();
}

// ---- A ------------------------------------------------------------------------------------------

std::string meeting_days(const Dossier& unit) {
  std::set<int> days;
  for (const Dated& meeting : unit.meetings)
    if (documented(meeting)) days.insert(meeting.on);
  return text(days.size());
}

void implementation(Cells& row, const Dossier& unit, const Year& year) {
  const SelfAssessment& self = unit.self;
  const auto done_by = [](const Task& task, int day) {
    return task.done && *task.done <= day && !task.doc.empty();
  };
  row("list_issued", filed(self.list));
  row("list_days_late", days(self.list, self.list_on, year.list_by));
  row("meetings", meeting_days(unit));
  row("agreements_signed", self.signed_agreements ? std::to_string(*self.signed_agreements) : "");
  row("trainings", count(unit.trainings, documented));
  row("tasks_due", text(unit.tasks.size()));
  row("tasks_done", count(unit.tasks, [&](const Task& t) { return done_by(t, year.cutoff); }));
  row("tasks_in_time", count(unit.tasks, [&](const Task& t) { return done_by(t, t.due); }));
  row("internal_checks", count(unit.internal_checks, documented));
}

// ---- B ------------------------------------------------------------------------------------------

void findings(Cells& row, const Dossier& unit) {
  constexpr std::array names{"critical", "major", "general", "minor"};
  for (std::size_t s = 0; s < names.size(); ++s) {
    const auto severity = static_cast<Severity>(s);
    row(std::string("findings_") + names[s],
        count(unit.findings, [&](const Finding& f) { return f.severity == severity; }));
    row(std::string("repeated_") + names[s],
        count(unit.findings, [&](const Finding& f) { return f.severity == severity && f.repeat; }));
  }
  std::set<std::string> kinds;
  for (const Finding& finding : unit.findings)
    if (finding.repeat) kinds.insert(finding.kind);
  row("repeated_kinds", text(kinds.size()));
}

void inspection(Cells& row, const Dossier& unit, const Year& year) {
  constexpr std::array names{"excellent", "good", "fair", "poor"};
  const SelfAssessment& self = unit.self;
  row("inspections", text(unit.inspections.size()));
  row("self_check_plan", filed(self.plan));
  row("self_check_records", text(unit.self_checks.size()));
  row("self_check_report", filed(self.report));
  row("report_days_late", days(self.report, self.report_on, year.report_by));
  findings(row, unit);
  row("letters", text(unit.letters.size()));
  row("letters_in_time", count(unit.letters, [](const Letter& letter) {
        return letter.answered && *letter.answered <= letter.answer_by;
      }));
  for (std::size_t v = 0; v < names.size(); ++v)
    row(std::string("votes_") + names[v], count(unit.ballots, [&](const Ballot& ballot) {
          const bool valid = ballot.vote != poor || !ballot.reason.empty();
          return ballot.vote == static_cast<Vote>(v) && valid;
        }));
}

// ---- C ------------------------------------------------------------------------------------------

void deadlines(Cells& row, const Dossier& unit, const Year& year) {
  const auto& list = unit.rectification;
  const auto open = [&](const Rectification& r) { return !r.closed || *r.closed > year.cutoff; };
  const auto days_over = [&](const Rectification& r) { return year.cutoff - r.due; };
  row("findings_due", count(list, [&](auto& r) { return days_over(r) >= 0; }));
  row("findings_closed",
      count(list, [&](auto& r) { return days_over(r) >= 0 && !open(r) && !r.accepted.empty(); }));
  row("closed_in_time",
      count(list, [&](auto& r) { return days_over(r) >= 0 && r.closed && *r.closed <= r.due; }));
  row("overdue", count(list, [&](auto& r) { return open(r) && days_over(r) >= 1; }));
  row("overdue_over_90", count(list, [&](auto& r) { return open(r) && days_over(r) > 90; }));
  row("ever_overdue_over_90", count(list, [&](auto& r) {
        return std::min(r.closed.value_or(year.cutoff), year.cutoff) - r.due > 90;
      }));
}

void rectification(Cells& row, const Dossier& unit, const Year& year) {
  const SelfAssessment& self = unit.self;
  row("rectification_plan", filed(self.rectification_plan));
  row("three_lists", answer(self.three_lists));
  row("plan_days", self.feedback_on ? days(self.rectification_plan, self.rectification_plan_on,
                                           *self.feedback_on)
                                    : "");
  deadlines(row, unit, year);
  const auto& old = unit.carried_over;
  row("earlier_findings", text(old.size()));
  row("earlier_closed", count(old, [](const CarriedOver& c) { return c.closed.has_value(); }));
  row("earlier_over_two_years",
      count(old, [&](const CarriedOver& c) { return !c.closed && year.cutoff - c.found > 730; }));
  row("rechecks", text(unit.rechecks.size()));
  row("rechecks_passed", count(unit.rechecks, [](const Recheck& r) { return r.passed; }));
  row("rate_last_year", unit.rate_last_year ? std::to_string(*unit.rate_last_year) + "%" : "");
}

// ---- D and the total ----------------------------------------------------------------------------

void returns(Cells& row, const Dossier& unit) {
  std::set<int> quarters;
  std::size_t late = 0;
  for (const Return& filed : unit.returns) {
    if (!filed.is_signed || !filed.verified) continue;
    quarters.insert(filed.quarter);
    late += filed.received > filed.due ? 1 : 0;
  }
  row("returns", text(quarters.size()));
  row("returns_late", text(late));
}

void events(Cells& row, const Dossier& unit) {
  constexpr std::array names{"one", "two", "three", "four"};
  const std::vector<Event> once = events_once(unit);
  for (int level = 1; level <= 4; ++level) {
    const std::string name = names[static_cast<std::size_t>(level - 1)];
    row("events_" + name, count(once, [&](const Event& e) { return e.level == level; }));
    row("corrected_" + name, count(once, [&](const Event& e) {
          return e.level == level && e.self_reported && e.corrected;
        }));
  }
  row("events_four_primary",
      count(once, [](const Event& e) { return e.level == 4 && e.primary && !e.doc.empty(); }));
}

void accountability(Cells& row, const Dossier& unit) {
  const SelfAssessment& self = unit.self;
  row("procedure", filed(self.procedure));
  row("accountability_ledger", filed(self.accountability_ledger));
  row("ledger_complete", answer(self.ledger_complete));
  returns(row, unit);
  row("cases", count(unit.cases, documented));
  row("decisions", text(unit.decisions.size()));
  row("decisions_in_time", count(unit.decisions, [](const Decision& d) {
        return d.carried_out && *d.carried_out <= d.due;
      }));
  events(row, unit);
}

void total(Cells& row, const Dossier& unit, const Year& year) {
  constexpr std::array levels{"national", "provincial", "city", "spread"};
  for (std::size_t level = 0; level < levels.size(); ++level)
    row(std::string("bonus_") + levels[level], count(unit.bonuses, [&](const Bonus& bonus) {
          return bonus.level == static_cast<BonusLevel>(level) && !bonus.doc.empty();
        }));
  row("claims_contradicted", count(unit.claims, [](const Claim& c) { return c.contradicted; }));
  row("contradicted_documented",
      count(unit.claims, [](const Claim& c) { return c.contradicted && !c.doc.empty(); }));
  row("concealments",
      count(unit.claims, [](const Claim& c) { return c.concealment && !c.doc.empty(); }));
  row("submitted", yes_no(unit.self.submitted_on.has_value()));
  row("submitted_days_late",
      unit.self.submitted_on ? std::to_string(*unit.self.submitted_on - year.submit_by) : "");
  row("reminded", answer(unit.self.reminded));
}

void identity(Cells& row, const Dossier& unit) {
  constexpr std::array groups{"甲", "乙", "丙", "丁"};
  row("unit_code", unit.code);
  row("unit", unit.name.english);
  row("class", groups[static_cast<std::size_t>(unit.group)]);
  row("sub_units", std::to_string(unit.sub_units));
  row("founded_on", iso_date(unit.founded_on));
  row("assessed", yes_no(unit.assessed));
}

}  // namespace

NamedTable summary_of(const std::vector<Dossier>& units, const Year& year) {
  NamedTable table{"summary", {}, {}};
  for (const Dossier& unit : units) {
    Cells row;
    identity(row, unit);
    implementation(row, unit, year);
    inspection(row, unit, year);
    rectification(row, unit, year);
    accountability(row, unit);
    total(row, unit, year);
    table.header = row.names;
    table.rows.push_back(row.cells);
  }
  return table;
}

}  // namespace assess::evidence
