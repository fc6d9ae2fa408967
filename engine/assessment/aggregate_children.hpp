#pragma once

#include "assessment/computation.hpp"

namespace assess {

/// What the children of a node give each unit, before adjustments: RULES §9.4.
Column aggregate_children(const Node& node, const Computation& so_far, Diagnostics& notes);

}  // namespace assess
