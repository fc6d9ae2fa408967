#include <algorithm>

#include "distributions.hpp"
#include "dossier_parts.hpp"
#include "portable.hpp"

namespace assess::evidence {

/// Most things are documented; what is not earns nothing.
Doc document(Random& random, double q, const std::string& number) {
  return chance(random, logistic(3.2 + 0.5 * q)) ? number : "";
}

void add_earlier_years(Dossier& unit, const Year& year, double q, Random& random) {
  for (int i = negative_binomial(random, 1.5, 0.6); i > 0; --i) {
    const int found = year.start - between(random, 10, 900);
    unit.carried_over.push_back({reference(year, unit, "OLD", unit.carried_over.size() + 1), found,
                                 chance(random, logistic(1.8 + 0.7 * q))
                                     ? Day(year.start + between(random, 5, 350))
                                     : Day()});
  }
  if (chance(random, 0.85)) unit.rate_last_year = between(random, 80, 100);
}

void add_accountability(Dossier& unit, const Year& year, double q, Random& random) {
  for (int quarter = 1; quarter <= 4; ++quarter) {
    if (!chance(random, logistic(3.4 + 0.7 * q))) continue;
    const int due = year.start + quarter * 91 + 10;
    unit.returns.push_back(
        {quarter, due,
         due + (chance(random, 0.08) ? between(random, 1, 20) : -between(random, 0, 8)),
         chance(random, 0.97), chance(random, 0.96)});
  }
  if (chance(random, 0.2))
    for (int i = 1 + poisson(random, 0.6); i > 0; --i) {
      const std::string id = reference(year, unit, "E", unit.events.size() + 1);
      unit.events.push_back({id, 1 + pick(random, {0.66, 0.26, 0.04, 0.04}), chance(random, 0.2),
                             chance(random, 0.5), chance(random, 0.3), "DEC-" + id});
      const int due = year.start + between(random, 60, 350);
      unit.decisions.push_back(
          {"DEC-" + id, due,
           chance(random, logistic(2.0 + 0.6 * q)) ? Day(due - between(random, 0, 9)) : Day()});
    }
}

void add_extras(Dossier& unit, const Year& year, double q, Random& random) {
  if (chance(random, 0.3))
    for (int i = between(random, 1, 3); i > 0; --i)
      unit.bonuses.push_back(
          {reference(year, unit, "B", unit.bonuses.size() + 1),
           static_cast<BonusLevel>(pick(random, {0.05, 0.2, 0.45, 0.3})),
           document(random, q, reference(year, unit, "BD", unit.bonuses.size() + 1))});
  for (int i = 0; i < 12; ++i) {
    const bool contradicted = chance(random, 0.01);
    const std::string id = reference(year, unit, "CL", unit.claims.size() + 1);
    unit.claims.push_back(
        {id, contradicted, contradicted && chance(random, 0.05), contradicted ? "CHK-" + id : ""});
  }
}

void vote(Dossier& unit, double q, Random& random) {
  const double shift = 0.08 * std::clamp(q, -2.0, 2.0);
  for (int office = 1; office <= 7; ++office) {
    const std::string name = "office " + std::to_string(office);
    const Vote vote = chance(random, 0.03)
                          ? unknown
                          : static_cast<Vote>(pick(
                                random, {0.45 + shift, 0.40 - shift / 2, 0.12 - shift / 2, 0.03}));
    unit.ballots.push_back({name, vote, vote == poor && chance(random, 0.8) ? "late replies" : ""});
  }
}

}  // namespace assess::evidence
