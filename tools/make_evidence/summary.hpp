#pragma once

#include "named_table.hpp"

namespace assess::evidence {

/// The same evidence as one wide table of counts, one row per unit, for
/// `rules/responsibility-summary.ini`. A cell is empty where a count would say something about a
/// paper that was never filed.
NamedTable summary_of(const std::vector<Dossier>& units, const Year& year);

}  // namespace assess::evidence
