#pragma once

#include <cstddef>
#include <vector>

#include "base/diagnostics.hpp"
#include "evidence/figures.hpp"
#include "evidence/roster.hpp"
#include "evidence/rows.hpp"
#include "scheme/scheme.hpp"

namespace assess {

/// Lets the database itself count a ledger that lies in one: a single statement with one group for
/// each unit. Only where it is certain that reading the rows would give the same to the last bit;
/// else false, nothing is changed, and the rows are to be read. Notes which, and why.
bool push_down(const Scheme& scheme, std::size_t table, const TableReader& reader,
               const Roster& roster, std::vector<Column>& quantities, TableReport& report,
               Diagnostics& notes);

}  // namespace assess
