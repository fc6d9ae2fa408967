#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/points.hpp"
#include "evidence/pushdown_sql.hpp"
#include "scheme/scheme.hpp"
#include "tables/database/database.hpp"

namespace assess {

/// Where the parts of one aggregate stand among the columns of the statement.
struct PushedAggregate {
  const RowAggregate* function = nullptr;
  std::size_t count = 0;  ///< column: rows with a value
  std::size_t part = 0;   ///< column: sum, extreme, rows that hold; `count` if it has none
  bool is_real = false;
  int places = 0;
};

/// `SELECT` of the statement that counts a ledger, without what is behind FROM.
struct PushedStatement {
  std::vector<Selected>
      columns;  ///< keys, rows, rows that count, rows in doubt, then the aggregates
  std::vector<PushedAggregate> aggregates;
  bool merges = true;  ///< groups of one unit may be joined
};

/// Which columns of the statement stand behind its keys.
enum class RowsOf : unsigned char { all, used, doubtful };
constexpr std::size_t rows_columns = 3;

/// Nothing, with the reason, if one of the aggregates cannot be counted there.
std::optional<PushedStatement> statement_of(const std::vector<std::string>& keys,
                                            const std::optional<Expr>& where,
                                            const std::vector<const LedgerAggregate*>& aggregates,
                                            SqlPrinter& printer, Backend backend);

/// What the statement gave for one unit, group by group.
struct PushedTotal {
  std::uint64_t count = 0;
  Int128 units = 0;  ///< sum, extreme or rows that hold; of real extremes `real`
  double real = 0;

  void add(const PushedAggregate& how, ResultRow row);
  /// As `Accumulator::finish`.
  void finish(const PushedAggregate& how, std::size_t unit, Column& column) const;
};

std::uint64_t count_in(const ResultCell& cell);

}  // namespace assess
