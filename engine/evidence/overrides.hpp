#pragma once

#include <vector>

#include "base/diagnostics.hpp"
#include "evidence/figures.hpp"
#include "evidence/roster.hpp"
#include "evidence/rows.hpp"
#include "scheme/scheme.hpp"

namespace assess {

/// Reads the reserved table `overrides` (unit, node, score, document, reason, date). Complains of
/// unknown units and nodes, scores outside what the node can give, and two for the same node.
std::vector<Override> read_overrides(const Scheme& scheme, TableReader& reader, const Roster& roster,
                                     Diagnostics& notes);

}  // namespace assess
