#pragma once

#include <string>
#include <string_view>

#include "tables/database/database.hpp"

namespace assess {

/// A name of a table or column, so that nothing in it is taken for SQL.
std::string quoted_name(std::string_view name, Backend backend);
/// A text as a literal.
std::string quoted_text(std::string_view text);
/// What the cell of a column reads as: 12.5 · TRUE · 2025-12-31.
Selected cell_of(const DatabaseColumn& column, Backend backend);
/// The same where it is sure to be no double: one text, compared byte by byte.
std::string text_of(const DatabaseColumn& column, Backend backend);
/// The same; but of a text of SQLite with a NUL in it, of which drivers hand over the begin only, a
/// text that is no UTF-8.
std::string whole_text_of(const DatabaseColumn& column, Backend backend);
/// Whether such a NUL stands in the cell.
std::string has_nul(const DatabaseColumn& column);

}  // namespace assess
