#pragma once

#include <optional>
#include <string>
#include <vector>

#include "evidence/pushdown_sql.hpp"
#include "tables/table/limits.hpp"

namespace assess {

/// Why rows are read that would need more than `most_branches`.
std::string too_many_texts();

/// Whether an expression can be worked out for every combination of the texts that stand in its
/// columns: few enough, and all known.
bool can_be_tabulated(const Expr& expr, const std::vector<SqlColumn>& columns,
                      const std::vector<std::size_t>& used);

/// The expression as a table in SQL: `CASE WHEN severity IN ('critical', '重大') THEN 3 ... END`,
/// worked out by the engine itself. Nothing, with the reason, if a result is none that SQL can
/// hold.
std::optional<SqlValue> tabulated(const Expr& expr, const std::vector<SqlColumn>& columns,
                                  const std::vector<std::size_t>& used, const Words& words,
                                  std::string& why);

/// A column of numbers or days with the texts among them: `plain` is what is no such text. Nothing,
/// with the reason, as `tabulated`.
std::optional<std::string> with_spellings(const SqlColumn& column, const std::string& plain,
                                          std::string& why);

/// The condition that a cell is one of the listed texts in that state; empty: there are none.
std::string texts_in_state(const SqlColumn& column, State state);

/// The same number for texts that are one text; NULL for those that are no value.
std::string identity_of_words(const SqlColumn& column);
/// The text itself, where each text has one spelling; NULL if it is no value.
std::string identity_of_texts(const SqlColumn& column);

}  // namespace assess
