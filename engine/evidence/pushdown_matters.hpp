#pragma once

#include <string>
#include <vector>

#include "evidence/pushdown_statement.hpp"
#include "tables/database/table.hpp"

namespace assess {

/// Settles in SQL which row of a matter counts: `rows` gets what is kept. `unique` changes nothing
/// where no matter has two rows, each told by a single spelling. Why it cannot be; empty: it was.
std::string push_matters(const TableSpec& spec, const DatabaseTable& ledger,
                         const std::vector<SqlColumn>& columns, SqlPrinter& printer,
                         PushedRows& rows);

}  // namespace assess
