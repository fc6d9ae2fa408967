#pragma once

#include <vector>

#include "analysis/explanation.hpp"
#include "analysis/one_unit.hpp"

namespace assess {

/// What would earn a unit most: each criterion that lost points is scored again at full points, by
/// the engine's own steps; the best by gain in the total, with the rank and grade that the unit
/// would have if all others stayed. Those that change nothing are left out, and so are criteria on
/// a scale of their own (z-scores, ranks) and scores that were decided after an appeal.
std::vector<Improvement> improvements_of(const Assessment& assessment, std::size_t unit,
                                         const OneUnit& alone, unsigned threads,
                                         std::size_t most = 5);

}  // namespace assess
