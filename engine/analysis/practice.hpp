#pragma once

#include "assessment/assessment.hpp"
#include "base/diagnostics.hpp"
#include "scheme/scheme.hpp"

namespace assess {

/// Warnings that the rules alone give: points for a unit that files nothing, cliffs, denominators
/// that can be zero without a policy, a quota without a tie rule, `not (a <= b)` over cells that
/// may be missing.
void warn_of_rules(const Scheme& scheme, Diagnostics& notes);

/// Warnings that a result gives: over 70 % of units at full marks, criteria that decide no rank.
void warn_of_result(const Assessment& assessment, Diagnostics& notes);

}  // namespace assess
