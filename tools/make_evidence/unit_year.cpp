#include "unit_year.hpp"

#include <algorithm>
#include <array>

#include "distributions.hpp"
#include "portable.hpp"

namespace assess::evidence {

namespace {

/// Work against a target bunches at the target.
int toward_target(Random& random, int target, double quality) {
  if (chance(random, 0.45)) return target;
  return poisson(random, 1.05 * target * portable_exp(0.15 * quality));
}

void implementation(UnitYear& unit, Random& random, double q) {
  unit.sub_units = chance(random, 0.05) ? 0 : 1 + poisson(random, 7);
  unit.list_issued = chance(random, logistic(3.2 + 0.8 * q));
  if (*unit.list_issued)
    unit.list_days_late = chance(random, logistic(2.2 + 0.7 * q)) ? 0 : 1 + geometric(random, 0.1);
  unit.meetings = toward_target(random, unit.group == 2 ? 2 : 4, q);
  unit.agreements_signed = binomial(random, *unit.sub_units, logistic(2.6 + 0.7 * q));
  unit.trainings = toward_target(random, 3, q);
  unit.tasks_listed = between(random, 6, 20);
  unit.tasks_completed = binomial(random, *unit.tasks_listed, logistic(2.6 + 0.8 * q));
  unit.internal_checks =
      poisson(random, std::max(1, *unit.sub_units) * 1.8 * portable_exp(0.25 * q));
}

void severities(UnitYear& unit, Random& random, int findings) {
  std::array<int, 4> counts{};
  for (int i = 0; i < findings; ++i)
    ++counts[static_cast<std::size_t>(pick(random, {0.02, 0.10, 0.53, 0.35}))];
  unit.critical_findings = counts[0];
  unit.major_findings = counts[1];
  unit.general_findings = counts[2];
  unit.minor_findings = counts[3];
  unit.repeat_findings = binomial(random, findings, 0.07);
}

/// Returns how many findings there were.
int inspection(UnitYear& unit, Random& random, double q) {
  constexpr std::array share{0.85, 0.75, 0.60, 0.70}, mean{17.0, 12.0, 6.0, 9.0};
  const auto group = static_cast<std::size_t>(unit.group);
  const bool inspected = chance(random, share[group]);
  unit.inspections = inspected ? 1 + binomial(random, 2, 0.2) : 0;
  unit.self_check_plan = chance(random, logistic(2.6 + 0.7 * q));
  unit.self_check_records = chance(random, logistic(2.4 + 0.7 * q)) ? 1 + poisson(random, 6) : 0;
  unit.self_check_report = chance(random, logistic(2.3 + 0.6 * q));
  const int findings =
      inspected ? negative_binomial(random, mean[group] * portable_exp(-0.25 * q), 1.6) : 0;
  severities(unit, random, findings);
  unit.letters = inspected ? poisson(random, 3) : 0;
  unit.letters_in_time = binomial(random, *unit.letters, logistic(2.6 + 0.6 * q));
  return findings;
}

void rectification(UnitYear& unit, Random& random, double q, int findings) {
  unit.rectification_plan = findings > 0 && chance(random, logistic(3.0 + 0.7 * q));
  unit.findings_due = binomial(random, findings, 0.75);
  // a good sixth closes everything; the others scatter around 95 %
  const double rate = chance(random, 0.17) ? 1 : beta(random, 20, 1.3) + 0.02 * q;
  unit.findings_closed = binomial(random, *unit.findings_due, std::clamp(rate, 0.0, 1.0));
  unit.closed_in_time = binomial(random, *unit.findings_closed, logistic(2.3 + 0.6 * q));
  unit.earlier_findings = negative_binomial(random, 1.5, 0.6);
  unit.earlier_closed = binomial(random, *unit.earlier_findings, logistic(1.8 + 0.7 * q));
  unit.earlier_over_two_years =
      binomial(random, *unit.earlier_findings - *unit.earlier_closed, 0.3);
}

void accountability(UnitYear& unit, Random& random, double q) {
  unit.procedure = chance(random, logistic(3.0 + 0.6 * q));
  unit.ledger_complete = chance(random, logistic(1.7 + 0.7 * q));
  unit.returns_verified = binomial(random, 4, logistic(3.2 + 0.7 * q));
  unit.case_trainings = toward_target(random, 2, q);
  std::array<int, 4> events{};
  if (chance(random, 0.2))
    for (int i = 0, n = 1 + poisson(random, 0.6); i < n; ++i)
      ++events[static_cast<std::size_t>(pick(random, {0.66, 0.26, 0.04, 0.04}))];
  unit.events_one = events[0];
  unit.events_two = events[1];
  unit.events_three = events[2];
  unit.events_four = events[3];
}

/// What others say of a unit that was neither inspected nor in the news.
UnitYear nothing_known(int group) {
  UnitYear unit;
  unit.group = group;
  unit.sub_units = 8;
  unit.inspections = unit.letters = unit.letters_in_time = 0;
  unit.critical_findings = unit.major_findings = unit.general_findings = unit.minor_findings = 0;
  unit.repeat_findings = unit.findings_due = unit.findings_closed = unit.closed_in_time = 0;
  unit.earlier_findings = unit.earlier_closed = unit.earlier_over_two_years = 0;
  unit.events_one = unit.events_two = unit.events_three = unit.events_four = 0;
  return unit;
}

}  // namespace

UnitYear ordinary_unit(Random& random, int group, double quality) {
  UnitYear unit;
  unit.group = group;
  implementation(unit, random, quality);
  const int findings = inspection(unit, random, quality);
  rectification(unit, random, quality, findings);
  accountability(unit, random, quality);
  return unit;
}

UnitYear silent_unit(int group) {
  return nothing_known(group);
}

UnitYear good_uninspected_unit(int group) {
  UnitYear unit = nothing_known(group);
  unit.list_issued = unit.self_check_plan = unit.self_check_report = true;
  unit.procedure = unit.ledger_complete = true;
  unit.rectification_plan = false;  // there is nothing to rectify
  unit.list_days_late = 0;
  unit.meetings = unit.trainings = unit.returns_verified = 4;
  unit.agreements_signed = 8;
  unit.tasks_listed = unit.tasks_completed = 12;
  unit.internal_checks = 24;
  unit.self_check_records = 9;
  unit.case_trainings = 2;
  return unit;
}

UnitYear good_clean_unit(int group) {
  UnitYear unit = good_uninspected_unit(group);
  unit.inspections = 1;
  return unit;
}

}  // namespace assess::evidence
