#pragma once

#include <memory>
#include <string>
#include <vector>

#include "tables/database/sql.hpp"
#include "tables/table/limits.hpp"
#include "tables/table/table.hpp"

namespace assess {

/// How much working out all rows of a view or query in a file of SQLite may take, in steps of
/// SQLite's machine: a few for each cell.
struct ViewLimits {
  std::uint64_t steps = most_view_steps;
  std::uint64_t steps_per_byte = most_view_steps_per_byte;  ///< as many more, of its file
};

/// A table, view or query of a database. `RowId` is a running number in the order of the server.
class DatabaseTable : public Table {
 public:
  /// `name`: of the table, or of the table of the rules that wants the query. `query`: empty for a
  /// table. Nothing, if it complained.
  static std::unique_ptr<DatabaseTable> open(std::shared_ptr<Database> database,
                                             const std::string& name, const std::string& query,
                                             Diagnostics& notes, const ViewLimits& limits = {});

  const std::vector<std::string>& header() const override { return header_; }
  Place header_place(std::size_t column) const override;
  void read(std::span<const std::size_t> columns, unsigned threads, const BatchSink& sink,
            Diagnostics& notes) override;
  Place place(RowId row, std::size_t column) const override;
  const TableOrigin& origin() const override { return origin_; }

  // for counting in the database itself
  Database& database() const { return *database_; }
  const std::vector<DatabaseColumn>& columns() const { return columns_; }  ///< as `header`
  const std::string& from() const { return from_; }  ///< what stands behind FROM
  /// Whether the driver would silently hand over only the begin of some text of the column.
  bool may_be_cut(const DatabaseColumn& column) const;
  /// Whether the driver hands over doubles with 15 digits only.
  bool driver_shortens() const;

 private:
  DatabaseTable(std::shared_ptr<Database> database, std::string from)
      : database_(std::move(database)), from_(std::move(from)) {}
  Backend reading() const;
  bool comes_to_an_end(const ViewLimits& limits, Diagnostics& notes);

  std::shared_ptr<Database> database_;
  std::string from_;
  std::vector<DatabaseColumn> columns_;
  std::vector<std::string> header_;
  TableOrigin origin_;
};

}  // namespace assess
