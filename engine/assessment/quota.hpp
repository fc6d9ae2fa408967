#pragma once

#include "assessment/assessment.hpp"
#include "assessment/ranking.hpp"

namespace assess {

/// The quota of grades is a maximum: in the order of rank, who no longer fits gets the next grade;
/// the rank stays. Changes `grade` and `moved_by_quota`.
void apply_quota(const Scheme& scheme, const Ranked& ranked, Standing& standing);

}  // namespace assess
