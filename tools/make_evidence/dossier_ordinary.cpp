#include <algorithm>
#include <array>

#include "distributions.hpp"
#include "dossier_parts.hpp"
#include "portable.hpp"

namespace assess::evidence {

namespace {

/// Work against a target bunches at the target.
int toward_target(Random& random, int target, double q) {
  if (chance(random, 0.45)) return target;
  return poisson(random, 1.05 * target * portable_exp(0.15 * q));
}

std::vector<Dated> dated(Dossier& unit, const Year& year, const char* kind, int count, double q,
                         Random& random) {
  std::vector<Dated> list;
  for (int i = 0; i < count; ++i)
    list.push_back({year.start + between(random, 5, 355),
                    document(random, q, reference(year, unit, kind, list.size() + 1))});
  return list;
}

void own_papers(Dossier& unit, const Year& year, double q, Random& random) {
  SelfAssessment& self = unit.self;
  if (chance(random, logistic(3.2 + 0.8 * q))) {
    self.list = document(random, q, reference(year, unit, "LIST", 1));
    const bool late = !chance(random, logistic(2.2 + 0.7 * q));
    self.list_on = year.list_by + (late ? 1 + geometric(random, 0.04) : -between(random, 0, 40));
  }
  if (chance(random, logistic(2.6 + 0.7 * q))) self.plan = reference(year, unit, "PLAN", 1);
  if (chance(random, logistic(2.3 + 0.6 * q))) {
    self.report = reference(year, unit, "REP", 1);
    self.report_on =
        year.report_by + (chance(random, 0.15) ? between(random, 1, 30) : -between(random, 0, 20));
  }
  if (chance(random, logistic(3.0 + 0.6 * q))) self.procedure = reference(year, unit, "PROC", 1);
  if (chance(random, logistic(2.6 + 0.6 * q)))
    self.accountability_ledger = reference(year, unit, "LEDG", 1);
  self.ledger_complete = chance(random, logistic(1.9 + 0.7 * q));
  self.signed_agreements = binomial(random, unit.sub_units, logistic(2.6 + 0.7 * q));
  self.reminded = chance(random, 0.012);
  if (!*self.reminded || chance(random, 0.5))
    self.submitted_on = year.submit_by + (chance(random, 0.09) ? 1 + geometric(random, 0.2)
                                                               : -between(random, 0, 9));
}

void key_tasks(Dossier& unit, const Year& year, double q, Random& random) {
  const int count = between(random, 6, 20);
  for (int i = 0; i < count; ++i) {
    Task task{"task " + std::to_string(i + 1), year.start + between(random, 60, 364), {}, ""};
    if (chance(random, logistic(2.8 + 0.8 * q))) {
      const bool late = !chance(random, logistic(2.1 + 0.6 * q));
      task.done = std::min(year.cutoff,
                           task.due + (late ? between(random, 1, 40) : -between(random, 0, 25)));
      task.doc = document(random, q, reference(year, unit, "T", unit.tasks.size() + 1));
    }
    unit.tasks.push_back(task);
  }
}

void work(Dossier& unit, const Year& year, double q, Random& random) {
  unit.meetings =
      dated(unit, year, "M", toward_target(random, unit.group == 2 ? 2 : 4, q), q, random);
  unit.trainings = dated(unit, year, "TR", toward_target(random, 3, q), q, random);
  const double checks = std::max(1, unit.sub_units) * 1.8 * portable_exp(0.25 * q);
  unit.internal_checks = dated(unit, year, "IC", poisson(random, checks), q, random);
  unit.cases = dated(unit, year, "CASE", toward_target(random, 2, q), q, random);
  const int records = chance(random, logistic(2.4 + 0.7 * q)) ? 1 + poisson(random, 6) : 0;
  for (int i = 0; i < records; ++i)
    unit.self_checks.push_back(reference(year, unit, "SC", unit.self_checks.size() + 1));
}

}  // namespace

void fill_ordinary(Dossier& unit, const Year& year, double q, Random& random) {
  constexpr std::array inspected{0.85, 0.75, 0.60, 0.70};
  unit.sub_units = chance(random, 0.05) ? 0 : 1 + poisson(random, 7);
  own_papers(unit, year, q, random);
  work(unit, year, q, random);
  key_tasks(unit, year, q, random);
  if (chance(random, inspected[static_cast<std::size_t>(unit.group)])) {
    for (int i = 1 + binomial(random, 2, 0.2); i > 0; --i)
      unit.inspections.push_back(reference(year, unit, "INSP", unit.inspections.size() + 1));
    add_findings(unit, year, q, random);
    add_rectification(unit, year, q, random);
  }
  add_earlier_years(unit, year, q, random);
  add_accountability(unit, year, q, random);
  add_extras(unit, year, q, random);
  vote(unit, q, random);
}

}  // namespace assess::evidence
