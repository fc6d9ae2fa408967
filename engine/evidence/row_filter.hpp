#pragma once

#include <optional>
#include <vector>

#include "base/words.hpp"
#include "evidence/rows.hpp"
#include "expression/tree.hpp"

namespace assess {

/// Rows for which a table's `where` holds; one that cannot be told does not count. Expressions see
/// the columns of the row only.
std::vector<bool> rows_that_count(const std::optional<Expr>& where, const RowBatch& batch,
                                  const Words& words);

}  // namespace assess
