#pragma once

#include <optional>
#include <string>

#include "random.hpp"

namespace assess::evidence {

using Count = std::optional<int>;  ///< nothing: the cell stays empty
using YesNo = std::optional<bool>;

/// What is on file about a unit for one year: the row of `four-items.csv`.
struct UnitYear {
  int group = 0;  ///< 0..3: 甲乙丙丁
  Count sub_units;
  // A
  YesNo list_issued;
  Count list_days_late, meetings, agreements_signed, trainings, tasks_listed, tasks_completed,
      internal_checks;
  // B
  Count inspections;
  YesNo self_check_plan;
  Count self_check_records;
  YesNo self_check_report;
  Count critical_findings, major_findings, general_findings, minor_findings, repeat_findings;
  Count letters, letters_in_time;
  // C
  YesNo rectification_plan;
  Count findings_due, findings_closed, closed_in_time;
  Count earlier_findings, earlier_closed, earlier_over_two_years;
  // D
  YesNo procedure, ledger_complete;
  Count returns_verified, case_trainings;
  Count events_one, events_two, events_three, events_four;
};

/// A unit as they come. `quality` (mean 0, sd 1) shifts all its chances; no cell is empty yet,
/// but what cannot be told (days late of a list that was never issued).
UnitYear ordinary_unit(Random& random, int group, double quality);

/// Files nothing, is never inspected, has no event: must score near zero.
UnitYear silent_unit(int group);

/// Good work, but nobody came to look at it.
UnitYear good_uninspected_unit(int group);

/// Good work, inspected, nothing found.
UnitYear good_clean_unit(int group);

}  // namespace assess::evidence
