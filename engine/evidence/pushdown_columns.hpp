#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
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

/// Looks at the columns of a ledger in a database before anything is counted there: one statement
/// asks of all of them whether their cells are written plainly; only what stands in a column
/// besides is listed by further ones.
class ColumnProbe {
 public:
  ColumnProbe(const DatabaseTable& table, const TableSpec& spec, Words& words);

  /// A column of the rules, which is that column of the table.
  void add(std::size_t of_rules, std::size_t of_table);
  void add_key(std::size_t of_table);
  /// The statement; false, with what the server said, if it failed.
  bool ask(std::string& error);

  /// Of the columns that were added, in their order. `unknown` if a cell is doubtful, wrong, or
  /// absent where it must not be: then the rows are to be read, so that it can be told.
  SqlColumn column(std::size_t added, StateCounts& counts);
  /// Whether there may be doubles or bytes in a key: SQL writes them otherwise.
  bool has_binary_key() const;

 private:
  struct Asked {
    std::size_t of_rules = 0;
    const DatabaseColumn* column = nullptr;
    SqlColumn::Kind kind = SqlColumn::Kind::unknown;  ///< that it has if its cells are plain
    std::string is_plain;                             ///< SQL of number and day
    std::vector<std::string> words;
    std::size_t first = 0;  ///< of its questions
  };
  using Texts = std::vector<std::optional<std::string>>;

  const ColumnType& type(const Asked& asked) const { return spec_.columns[asked.of_rules].type; }
  std::string quoted(const DatabaseColumn& column) const;
  std::string as_text(const std::string& sql) const;
  /// A condition behind others: the cell is none of the table's aliases.
  std::string unlike_aliases(const DatabaseColumn& column, Type type) const;
  std::uint64_t answer(std::size_t question) const;
  std::optional<std::vector<std::string>> ask_more(const std::vector<std::string>& sql);

  void add_extremes(const Asked& asked, const std::string& cells,
                    std::vector<std::string>& sql) const;
  std::optional<std::pair<std::string, std::string>> extremes(const Asked& asked);
  void ask_numbers(Asked& asked);
  void ask_days(Asked& asked);
  void ask_words(Asked& asked);
  SqlColumn numbers(const Asked& asked, StateCounts& counts);
  SqlColumn days(const Asked& asked, StateCounts& counts);
  SqlColumn plain_words(const Asked& asked, StateCounts& counts);
  SqlColumn texts(const Asked& asked, StateCounts& counts);
  bool has_short_fractions(const std::string& name);

  SqlColumn with_texts_beside(const Asked& asked, SqlColumn found, StateCounts& counts);
  /// `whole`: where a double is listed as a whole number; empty: nowhere.
  bool list(const DatabaseColumn& column, const std::string& where, Texts& texts,
            const std::string& whole = "");
  std::string text_or_whole(const DatabaseColumn& column, const std::string& text,
                            const std::string& whole) const;
  bool list_open(const DatabaseColumn& column, SqlColumn& found, Texts& texts);
  std::string read_texts(const Asked& asked, Texts& texts, SqlColumn& found);
  bool count_states(const SqlColumn& column, StateCounts& counts);

  const DatabaseTable& table_;
  const TableSpec& spec_;
  Words& words_;
  bool lite_;
  std::vector<Asked> asked_;
  std::vector<std::string> questions_, answers_;
  std::vector<std::size_t> key_questions_;
  bool has_binary_key_ = false;
};

/// Of a column whose rows are to be read.
SqlColumn unknown_column(const DatabaseColumn& column, const char* en, const char* zh);
std::string one_if(const std::string& condition);
std::string binary_in_sqlite(const DatabaseColumn& column);
std::uint64_t count_of(const std::string& text);

}  // namespace assess
