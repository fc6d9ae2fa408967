#pragma once

#include "base/diagnostics.hpp"
#include "evidence/figures.hpp"
#include "scheme/scheme.hpp"

namespace assess {

/// Warns of groups that are to share the quota of a group without units. Only where groups are a
/// column of the roster that has no closed list: a list is checked with the rules.
void warn_of_empty_pools(const Scheme& scheme, const Figures& figures, Diagnostics& notes);

}  // namespace assess
