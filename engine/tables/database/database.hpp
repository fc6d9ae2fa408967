#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostics.hpp"
#include "tables/database/name.hpp"
#include "tables/table/limits.hpp"

namespace assess {

/// One column of a SELECT. SQLite keeps binary doubles that no text of its own tells to the last
/// digit: such a number comes as itself.
struct Selected {
  std::string text;  ///< SQL of a text
  std::string real;  ///< SQL of a double, or NULL where `text` holds; empty: never a double
};

/// A column of a table or query, as the server describes it.
struct DatabaseColumn {
  std::string name;
  std::string type;  ///< as declared, in lower case; empty: not known
};

/// NULL: nothing.
using ResultCell = std::optional<std::string_view>;
using ResultRow = std::span<const ResultCell>;  ///< lives until the sink returns

/// A connection that only reads: all its statements see one state of the database.
class Database {
 public:
  virtual ~Database() = default;
  /// Nothing, if it complained. No database is ever created. `longest`: for a statement with all
  /// of its rows.
  static std::unique_ptr<Database> connect(
      const DatabaseName& name, Diagnostics& notes,
      std::chrono::milliseconds longest = std::chrono::minutes(longest_statement_minutes));

  virtual const DatabaseName& name() const = 0;
  /// Whose SQL the server speaks; `odbc`: not known, plain SQL only.
  virtual Backend dialect() const = 0;
  /// "3.40.1"; empty if the server does not say.
  virtual const std::string& version() const = 0;
  /// How many statements it was asked so far, those that failed as well.
  virtual std::size_t statements() const = 0;
  /// `SELECT what... rest`. False, if the server complained: then `error` is what it said, in one
  /// line, and the rows so far are worth nothing; other statements may follow.
  virtual bool select(std::span<const Selected> what, const std::string& rest,
                      const std::function<void(ResultRow)>& sink, std::string& error) = 0;
  /// Works out `SELECT what... rest` and forgets the rows. False as of `select`; a file of SQLite
  /// gives up after so many steps of its machine, and then `error` is empty.
  virtual bool work_out(std::span<const Selected> what, const std::string& rest,
                        std::uint64_t steps, std::string& error) = 0;
  /// The columns of a SELECT; of ODBC also which are texts.
  virtual bool describe(const std::string& query, std::vector<DatabaseColumn>& columns,
                        std::string& error) = 0;
};

/// `SELECT sql rest` of plain texts, all rows at once.
std::optional<std::vector<std::vector<std::string>>> select_texts(
    Database& database, const std::vector<std::string>& sql, const std::string& rest,
    std::string& error);

}  // namespace assess
