#pragma once

#include <cstdint>
#include <vector>

#include "assessment/assessment.hpp"

namespace assess {

/// The quota of grades is a maximum: in the order of rank, who no longer fits gets the next grade;
/// the rank stays. `ranked` are units best first, group after group; `tied_with_next` says which
/// places share their rank with the next. Changes `grade` and `moved_by_quota`.
void apply_quota(const Scheme& scheme, const std::vector<std::uint32_t>& ranked,
                 const std::vector<bool>& tied_with_next, Standing& standing);

}  // namespace assess
