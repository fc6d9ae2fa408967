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
  std::size_t aggregate = 0;  ///< of those that were asked for
  const RowAggregate* function = nullptr;
  std::size_t count = 0;  ///< column: rows with a value
  std::size_t part = 0;   ///< column: sum, extreme, rows that hold; `count` if it has none
  bool is_real = false;
  int places = 0;
};

/// A statement of its own for an aggregate that needs the values themselves: the database counts
/// how often each stands for a unit. Columns: keys, how often, value, day of `latest`.
struct PushedValues {
  std::size_t aggregate = 0;  ///< of those that were asked for
  std::vector<Selected> columns;
  std::string where, group;  ///< "WHERE ...", "GROUP BY ..."
  bool is_real = false;
  int places = 0;
};

/// Rows of a ledger in SQL.
struct PushedRows {
  std::string from;  ///< what stands behind FROM
  std::vector<std::string> keys;
  std::string where;           ///< of the table; empty: all
  std::string kept;            ///< by `keep`; empty: all
  bool reals_as_text = false;  ///< the driver hands over no other doubles
};

/// `SELECT` of the statement that counts a ledger, without what is behind FROM.
struct PushedStatement {
  std::vector<Selected> columns;  ///< keys, `RowsOf`, then the aggregates
  std::vector<PushedAggregate> aggregates;
  std::vector<PushedValues> values;
  bool merges = true;  ///< groups of one unit may be joined
};

/// Which columns of the statement stand behind its keys.
enum class RowsOf : unsigned char { all, used, repeated, doubtful };

/// Nothing, with the reason, if one of the aggregates cannot be counted there.
std::optional<PushedStatement> statement_of(const PushedRows& rows,
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
/// Of a whole number in units of 10^-places, or of a double.
double number_in(const ResultCell& cell, bool is_real, int places);

}  // namespace assess
