#include "tables/database/table.hpp"

#include <filesystem>

#include "base/text.hpp"
#include "tables/database/catalog.hpp"
#include "tables/table/diagnostics.hpp"
#include "tables/table/limits.hpp"

namespace assess {

namespace {

/// Rows until they are a batch: the texts of each column one after the other.
class RowsKept {
 public:
  explicit RowsKept(std::size_t columns) : texts_(columns), ends_(columns) {}

  void add(ResultRow row) {
    for (std::size_t c = 0; c < texts_.size(); ++c) {
      if (row[c]) texts_[c] += *row[c];
      ends_[c].push_back(texts_[c].size());
    }
    rows_.push_back(++last_);
  }
  std::size_t size() const { return rows_.size(); }
  RowId last() const { return last_; }

  void hand_on(const BatchSink& sink) {
    if (rows_.empty()) return;
    std::vector<std::vector<std::string_view>> cells(texts_.size());
    Batch batch{number_++, rows_, {}};
    for (std::size_t c = 0; c < texts_.size(); ++c) {
      std::size_t begin = 0;
      for (const std::size_t end : ends_[c]) {
        cells[c].push_back(std::string_view(texts_[c]).substr(begin, end - begin));
        begin = end;
      }
      batch.cells.emplace_back(cells[c]);
    }
    sink(batch, 0);
    rows_.clear();
    for (std::size_t c = 0; c < texts_.size(); ++c) texts_[c].clear(), ends_[c].clear();
  }

 private:
  std::vector<RowId> rows_;
  std::vector<std::string> texts_;
  std::vector<std::vector<std::size_t>> ends_;
  RowId last_ = 0;
  std::uint64_t number_ = 0;
};

}  // namespace

std::unique_ptr<DatabaseTable> DatabaseTable::open(std::shared_ptr<Database> database,
                                                   const std::string& name,
                                                   const std::string& query, Diagnostics& notes,
                                                   const ViewLimits& limits) {
  const Backend dialect = database->dialect();
  std::unique_ptr<DatabaseTable> table(new DatabaseTable(
      std::move(database),
      query.empty() ? quoted_name(name, dialect) : "(\n" + query + "\n) AS assess_query"));
  TableOrigin& origin = table->origin_;
  origin.file = table->database_->name().text;
  origin.sheet = name;
  origin.format = format_name(dialect);
  origin.encoding = "UTF-8";
  origin.server = table->database_->version();
  origin.query = query;
  std::string error;
  auto columns = columns_of(*table->database_, table->from_, error);
  if (!columns) {
    notes.add(table_complaint("database-error"), table->header_place(0), {error});
    return nullptr;
  }
  table->columns_ = std::move(*columns);
  for (const DatabaseColumn& column : table->columns_) table->header_.push_back(column.name);
  return table->comes_to_an_end(limits, notes) ? std::move(table) : nullptr;
}

/// A view or query in a file of a few bytes may have rows without end, or take as long for one row.
/// So that none of them is kept, every cell of them is worked out once in the database. A table
/// ends with its file, and a server is no evidence that somebody sent.
bool DatabaseTable::comes_to_an_end(const ViewLimits& limits, Diagnostics& notes) {
  if (database_->name().backend != Backend::sqlite) return true;
  std::string error;
  if (origin_.query.empty()) {
    const auto view = select_texts(
        *database_, {"1"},
        "FROM sqlite_master WHERE type = 'view' AND name = " + quoted_text(origin_.sheet), error);
    if (view && view->empty()) return true;
  }
  std::vector<Selected> what;
  for (const DatabaseColumn& column : columns_)
    what.push_back({"COUNT(" + quoted_name(column.name, Backend::sqlite) + ")", ""});
  std::error_code no_size;  // then it was a file before, and is none now
  const auto size = std::filesystem::file_size(database_->name().connection, no_size);
  const std::uint64_t steps = limits.steps + (no_size ? 0 : size * limits.steps_per_byte);
  if (database_->work_out(what, "FROM " + from_, steps, error)) return true;
  if (error.empty())
    notes.add(table_complaint("endless-view"), header_place(0), {std::to_string(steps)});
  else
    notes.add(table_complaint("database-error"), header_place(0), {error});
  return false;
}

Place DatabaseTable::header_place(std::size_t) const {
  return {.file = origin_.file + "#" + origin_.sheet, .cell = {}, .excerpt = {}};
}

/// The line of a table that has no lines is the number of its row.
Place DatabaseTable::place(RowId row, std::size_t) const {
  return {.file = origin_.file + "#" + origin_.sheet, .line = row, .cell = {}, .excerpt = {}};
}

/// Drivers of ODBC hand over the begin of a long text (SQLite 255 bytes, PostgreSQL 8190) and do
/// not say so.
bool DatabaseTable::may_be_cut(const DatabaseColumn& column) const {
  const Backend dialect = database_->dialect();
  if (database_->name().backend != Backend::odbc || dialect == Backend::odbc) return false;
  const std::string name = quoted_name(column.name, dialect);
  const std::string is_longer = dialect == Backend::sqlite
                                    ? "length(CAST(" + name + " AS BLOB)) > 250"
                                    : "octet_length(CAST(" + name + " AS text)) > 8000";
  std::string error;
  const auto longer =
      select_texts(*database_, {"COUNT(*)"}, "FROM " + from_ + " WHERE " + is_longer, error);
  return !longer || longer->empty() || (*longer)[0][0] != "0";
}

bool DatabaseTable::driver_shortens() const {
  return database_->name().backend == Backend::odbc && database_->dialect() == Backend::sqlite;
}

/// SQLite's driver knows numbers by the declared type of a column, of an expression it makes texts.
Backend DatabaseTable::reading() const {
  return driver_shortens() ? Backend::odbc : database_->dialect();
}

void DatabaseTable::read(std::span<const std::size_t> columns, unsigned, const BatchSink& sink,
                         Diagnostics& notes) {
  std::vector<Selected> what;
  for (const std::size_t column : columns) {
    what.push_back(cell_of(columns_[column], reading()));
    const bool typed = driver_shortens() && columns_[column].type != "text";
    if (typed) continue;
    // an expression: of a column as such the driver of SQLite wants 100 MB for each text
    if (driver_shortens()) what.back().text = whole_text_of(columns_[column], Backend::sqlite);
    if (may_be_cut(columns_[column])) {
      notes.add(table_complaint("database-error"), header_place(column),
                {"texts of '" + columns_[column].name + "' are longer than its ODBC driver gives"});
      return;
    }
  }
  if (what.empty()) what.push_back({"1", ""});  // the rows are counted
  RowsKept kept(columns.size());
  bool is_text = true;
  const auto take = [&](ResultRow row) {
    for (std::size_t c = 0; c < columns.size() && is_text; ++c) {
      if (!row[c] || !first_bad_utf8(*row[c])) continue;
      notes.add(table_complaint("database-text"), place(kept.last() + 1, columns[c]),
                {std::to_string(kept.last() + 1), columns_[columns[c]].name});
      is_text = false;
    }
    kept.add(row);
    if (kept.size() == rows_per_batch) kept.hand_on(sink);
  };
  std::string error;
  if (!database_->select(what, "FROM " + from_, take, error))
    notes.add(table_complaint("database-error"), header_place(0), {error});
  else
    kept.hand_on(sink);
  origin_.rows = kept.last();
}

}  // namespace assess
