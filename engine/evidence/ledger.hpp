#pragma once

#include <cstddef>
#include <vector>

#include "base/diagnostics.hpp"
#include "evidence/rows.hpp"
#include "evidence/roster.hpp"
#include "scheme/scheme.hpp"

namespace assess {

/// One pass over a table: every aggregate of the scheme over it, and the columns of its single
/// rows, are written into `quantities` (by quantity of the scheme). Complains of rows whose unit
/// is not on the roster and of rows that are one matter. Memory is that of the units, unless the
/// table has `unique` or an aggregate that needs all rows.
void read_ledger(const Scheme& scheme, std::size_t table, TableReader& reader, const Roster& roster,
                 unsigned threads, std::vector<Column>& quantities, TableReport& report,
                 Diagnostics& notes);

}  // namespace assess
