#pragma once

#include <map>
#include <vector>

#include "truth.hpp"

namespace assess::evidence {

/// How often a unit checks, per unit below it; not applicable without any.
Mark check_rate(const Dossier& unit);

/// Between which rates of checks a unit earns part of the points, by group.
struct RateEdges {
  double low, high;
};
std::map<int, RateEdges> rate_edges(const std::vector<Dossier>& units);

/// The scored criteria of each item.
void implementation_marks(Truth& truth, const Dossier& unit,
                          const std::map<int, RateEdges>& edges, const Year& year);
void inspection_marks(Truth& truth, const Dossier& unit, const Year& year);
void rectification_marks(Truth& truth, const Dossier& unit, const Year& year);
void accountability_marks(Truth& truth, const Dossier& unit);

/// Points lost by findings, repeats counted once.
double severity_sum(const Dossier& unit);

/// 0, 1 or 2: a record in the ledger of self-checks, a report.
int own_check(const Dossier& unit);

}  // namespace assess::evidence
