#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/words.hpp"
#include "evidence/pushdown_sql.hpp"
#include "scheme/scheme.hpp"
#include "tables/database/table.hpp"

namespace assess {

/// How many cells of a column are in which state.
struct StateCounts {
  std::uint64_t values = 0, nils = 0, missing = 0, not_applicable = 0;
};

/// Looks at the columns of a ledger in a database before anything is counted there.
class ColumnProbe {
 public:
  ColumnProbe(const DatabaseTable& table, const TableSpec& spec, Words& words)
      : table_(table), spec_(spec), words_(words) {}

  /// A column of the rules, which is that column of the table. `unknown` if a cell is doubtful,
  /// wrong, or absent where it must not be: then the rows are to be read, so that it can be told.
  SqlColumn look(std::size_t of_rules, std::size_t of_table, StateCounts& counts);
  /// Whether there may be doubles or bytes among the texts: SQL writes them otherwise.
  bool has_binary(const DatabaseColumn& column);

 private:
  SqlColumn numbers(const ColumnType& type, const DatabaseColumn& column, StateCounts& counts);
  bool has_short_fractions(const std::string& name);
  SqlColumn days(const DatabaseColumn& column, StateCounts& counts);
  SqlColumn texts(std::size_t of_rules, const DatabaseColumn& column, StateCounts& counts);
  using Texts = std::vector<std::optional<std::string>>;
  bool list(const DatabaseColumn& column, const std::string& where, Texts& texts);
  bool list_open(const DatabaseColumn& column, SqlColumn& found, Texts& texts);
  std::optional<std::uint64_t> count_rows();
  bool count_states(const SqlColumn& column, StateCounts& counts);
  std::string as_text(const std::string& sql) const;
  std::optional<std::vector<std::string>> ask(const std::vector<std::string>& sql);

  const DatabaseTable& table_;
  const TableSpec& spec_;
  Words& words_;
  std::optional<std::uint64_t> rows_;  ///< of the ledger; known once it was asked
};

}  // namespace assess
