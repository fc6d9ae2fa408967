#include <algorithm>
#include <array>

#include "distributions.hpp"
#include "dossier_parts.hpp"
#include "portable.hpp"

namespace assess::evidence {

namespace {

constexpr std::array kinds{"incomplete records", "missed deadlines", "no follow-up",
                           "unclear duties",     "late reports",     "weak checks",
                           "outdated procedure", "missing documents"};

}  // namespace

void add_findings(Dossier& unit, const Year& year, double q, Random& random) {
  constexpr std::array mean{17.0, 12.0, 6.0, 9.0};
  const double expected = mean[static_cast<std::size_t>(unit.group)] * portable_exp(-0.25 * q);
  const int count = negative_binomial(random, expected, 1.6);
  for (int i = 0; i < count; ++i) {
    const std::string id = reference(year, unit, "F", unit.findings.size() + 1);
    const std::string kind = kinds[random.below(kinds.size())];
    unit.findings.push_back({id, kind,
                             static_cast<Severity>(pick(random, {0.02, 0.10, 0.53, 0.35})),
                             chance(random, 0.07)});
    unit.rectification.push_back(
        {id,
         kind,
         year.cutoff + (chance(random, 0.75) ? -between(random, 0, 150) : between(random, 1, 120)),
         {},
         ""});
  }
  for (int i = poisson(random, 3); i > 0; --i) {
    const int by = year.start + between(random, 90, 350);
    unit.letters.push_back({reference(year, unit, "L", unit.letters.size() + 1), by,
                            chance(random, logistic(2.6 + 0.6 * q)) ? by - between(random, 0, 9)
                            : chance(random, 0.5) ? Day(by + between(random, 1, 30))
                                                  : Day()});
  }
}

void add_rectification(Dossier& unit, const Year& year, double q, Random& random) {
  // a good sixth closes everything; the others scatter around 95 %
  const double drawn = chance(random, 0.17) ? 1 : beta(random, 20, 1.3) + 0.02 * q;
  for (Rectification& matter : unit.rectification) {
    if (matter.due > year.cutoff || !chance(random, drawn)) continue;
    const bool late = !chance(random, logistic(2.3 + 0.6 * q));
    matter.closed = std::min(
        year.cutoff, matter.due + (late ? between(random, 1, 60) : -between(random, 0, 30)));
    matter.accepted = document(random, q + 1, "ACC-" + matter.id);
  }
  if (!unit.findings.empty() && chance(random, logistic(3.0 + 0.7 * q))) {
    unit.self.rectification_plan = reference(year, unit, "RECT", 1);
    unit.self.three_lists = chance(random, logistic(2.8 + 0.7 * q));
  }
  unit.self.feedback_on = year.start + between(random, 120, 240);
  if (!unit.self.rectification_plan.empty())
    unit.self.rectification_plan_on = *unit.self.feedback_on + between(random, 10, 50);
  const int sample = chance(random, 0.7) ? between(random, 2, 5) : 0;
  for (int i = 0; i < sample; ++i)
    unit.rechecks.push_back({reference(year, unit, "RC", unit.rechecks.size() + 1),
                             chance(random, logistic(2.6 + 0.6 * q))});
}

}  // namespace assess::evidence
