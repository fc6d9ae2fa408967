#pragma once

#include <cstddef>
#include <vector>

#include "scheme/scheme.hpp"

namespace assess {

/// Figures that scores and adjustments were computed from: columns, counts and sums of ledgers,
/// defined names, and what these name in turn; each text once, in the order of the rules. Scores
/// of other nodes are left out: they stand by themselves in the result.
std::vector<std::size_t> quantities_used(const Scheme& scheme);

}  // namespace assess
