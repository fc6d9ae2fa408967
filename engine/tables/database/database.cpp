#include "tables/database/database.hpp"

#include <soci/soci.h>

#include <algorithm>
#include <ctime>
#include <deque>
#include <filesystem>

#include <fmt/format.h>

#include "base/text.hpp"
#include "tables/cells/number_format.hpp"
#include "tables/database/session.hpp"
#include "tables/table/diagnostics.hpp"

namespace assess {

namespace {

constexpr int rows_at_once = 4096;  ///< fetched of a server's cursor

std::string select_list(std::span<const Selected> what) {
  std::string list = "SELECT ";
  for (std::size_t c = 0; c < what.size(); ++c) {
    list += (c > 0 ? ", " : "") + what[c].text;
    if (!what[c].real.empty()) list += ", " + what[c].real;
  }
  return list + " ";
}

std::string number_text(double value) {
  return text_of_number(value, NumberMeaning::plain, false);
}

std::string day_text(const std::tm& day) {
  const std::string date =
      fmt::format("{:04}-{:02}-{:02}", day.tm_year + 1900, day.tm_mon + 1, day.tm_mday);
  const bool midnight = day.tm_hour == 0 && day.tm_min == 0 && day.tm_sec == 0;
  return midnight ? date
                  : date + fmt::format(" {:02}:{:02}:{:02}", day.tm_hour, day.tm_min, day.tm_sec);
}

/// A cell of a row whose types the driver tells.
std::string cell_text(const soci::row& row, std::size_t c) {
  switch (row.get_properties(c).get_data_type()) {
    case soci::dt_double:
      return number_text(row.get<double>(c));
    case soci::dt_integer:
      return std::to_string(row.get<int>(c));
    case soci::dt_long_long:
      return std::to_string(row.get<long long>(c));
    case soci::dt_unsigned_long_long:
      return std::to_string(row.get<unsigned long long>(c));
    case soci::dt_date:
      return day_text(row.get<std::tm>(c));
    default:
      return row.get<std::string>(c);
  }
}

/// What a server says may have several lines, and anything in them.
std::string in_one_line(std::string text) {
  std::ranges::replace_if(
      text, [](char c) { return c == '\n' || c == '\t' || c == '\r'; }, ' ');
  return shown(trimmed(text));
}

/// What a statement fetches of one selected column.
struct Fetched {
  std::string text;
  double real = 0;
  soci::indicator text_is = soci::i_null, real_is = soci::i_null;

  ResultCell cell() {
    if (real_is == soci::i_ok) {
      text = number_text(real);
      return text;
    }
    return text_is == soci::i_ok ? ResultCell(text) : std::nullopt;
  }
};

class SociDatabase : public Database {
 public:
  SociDatabase(const DatabaseName& name, std::chrono::milliseconds longest)
      : name_(name), limit_{longest} {
    open_session(session_, name_, limit_, version_);
  }
  SociDatabase(const SociDatabase&) = delete;
  SociDatabase& operator=(const SociDatabase&) = delete;
  /// A driver of ODBC does not let a connection go in the middle of a transaction.
  ~SociDatabase() override {
    try {
      session_.rollback();
    } catch (const soci::soci_error&) {  // the server is gone already
    }
  }
  const DatabaseName& name() const override { return name_; }
  Backend dialect() const override {
    if (name_.backend != Backend::odbc) return name_.backend;
    // what stands behind a driver of ODBC says so by its name
    return version_.starts_with("SQLite ")       ? Backend::sqlite
           : version_.starts_with("PostgreSQL ") ? Backend::postgresql
                                                 : Backend::odbc;
  }
  const std::string& version() const override { return version_; }
  std::size_t statements() const override { return statements_; }

  bool select(std::span<const Selected> what, const std::string& rest,
              const std::function<void(ResultRow)>& sink, std::string& error) override {
    const std::string sql = select_list(what) + rest;
    return guarded(StatementLimit::unlimited, error, [&] {
      if (name_.backend == Backend::odbc) return fetch_dynamic(sql, sink);
      if (name_.backend == Backend::sqlite) return void(fetch(sql, what, sink));
      session_ << "DECLARE assess_rows NO SCROLL CURSOR FOR " + sql;
      while (fetch("FETCH " + std::to_string(rows_at_once) + " FROM assess_rows", what, sink) ==
             rows_at_once)
        stop_if_late();
      session_ << "CLOSE assess_rows";
    });
  }

  bool work_out(std::span<const Selected> what, const std::string& rest, std::uint64_t steps,
                std::string& error) override {
    const std::string sql = select_list(what) + rest;
    const bool done = guarded(steps, error, [&] { fetch(sql, what, [](ResultRow) {}); });
    if (limit_.was_reached) error.clear();
    return done;
  }

  bool describe(const std::string& query, std::vector<DatabaseColumn>& columns,
                std::string& error) override {
    return guarded(StatementLimit::unlimited, error, [&] {
      soci::row row;
      soci::statement statement = (session_.prepare << query, soci::into(row));
      statement.execute(true);
      for (std::size_t c = 0; c < row.size(); ++c) {
        const soci::column_properties& about = row.get_properties(c);
        const bool is_text =
            name_.backend == Backend::odbc && about.get_data_type() == soci::dt_string;
        columns.push_back({about.get_name(), is_text ? "text" : ""});
      }
    });
  }

 private:
  /// A complaint of PostgreSQL ends its transaction, unless it falls behind a savepoint.
  bool guarded(std::uint64_t steps, std::string& error, const std::function<void()>& work) {
    const bool has_savepoint = name_.backend == Backend::postgresql;
    limit_.begin(steps);
    ++statements_;
    try {
      if (has_savepoint) session_ << "SAVEPOINT assess";
      work();
      if (has_savepoint) session_ << "RELEASE SAVEPOINT assess";
      return true;
    } catch (const soci::soci_error& e) {
      error = limit_.was_reached ? both("it takes too long: 10 minutes", "执行超过 10 分钟")
                                 : in_one_line(e.get_error_message());
    }
    try {
      if (has_savepoint) session_ << "ROLLBACK TO SAVEPOINT assess";
    } catch (const soci::soci_error&) {  // the connection is gone: the next statement will say so
    }
    return false;
  }

  void stop_if_late() {
    if (limit_.is_late()) throw soci::soci_error("late");
  }

  int fetch(const std::string& sql, std::span<const Selected> what,
            const std::function<void(ResultRow)>& sink) {
    std::vector<Fetched> row(what.size());
    std::vector<ResultCell> cells(what.size());
    soci::statement statement(session_);
    for (std::size_t c = 0; c < what.size(); ++c) {
      statement.exchange(soci::into(row[c].text, row[c].text_is));
      if (!what[c].real.empty()) statement.exchange(soci::into(row[c].real, row[c].real_is));
    }
    statement.alloc();
    statement.prepare(sql);
    statement.define_and_bind();
    int rows = 0;
    for (bool more = statement.execute(true); more; more = statement.fetch()) {
      for (std::size_t c = 0; c < row.size(); ++c) cells[c] = row[c].cell();
      sink(cells);
      ++rows;
    }
    return rows;
  }

  void fetch_dynamic(const std::string& sql, const std::function<void(ResultRow)>& sink) {
    const soci::rowset<soci::row> rows = (session_.prepare << sql);
    std::vector<std::string> texts;
    std::vector<ResultCell> cells;
    int fetched = 0;
    for (const soci::row& row : rows) {
      if (++fetched % rows_at_once == 0) stop_if_late();
      texts.resize(row.size());
      cells.assign(row.size(), std::nullopt);
      for (std::size_t c = 0; c < row.size(); ++c) {
        if (row.get_indicator(c) == soci::i_null) continue;
        texts[c] = cell_text(row, c);
        cells[c] = texts[c];
      }
      sink(cells);
    }
  }

  DatabaseName name_;
  StatementLimit limit_;
  soci::session session_;
  std::string version_;
  std::size_t statements_ = 0;
};

Place whole(const DatabaseName& name) {
  return {.file = name.text, .cell = {}, .excerpt = {}};
}

/// SQLite would take any other name for a new file, and a quote for the end of the name.
bool is_file(const DatabaseName& name) {
  std::error_code error;
  return std::filesystem::is_regular_file(name.connection, error) &&
         name.connection.find('"') == std::string::npos;
}

}  // namespace

std::unique_ptr<Database> Database::connect(const DatabaseName& name, Diagnostics& notes,
                                            std::chrono::milliseconds longest) {
  if (name.backend == Backend::sqlite && !is_file(name)) {
    notes.add(table_complaint("no-database"), whole(name), {shown(name.connection)});
    return nullptr;
  }
  try {
    return std::make_unique<SociDatabase>(name, longest);
  } catch (const soci::soci_error& e) {
    notes.add(table_complaint("database-error"), whole(name), {in_one_line(e.get_error_message())});
    return nullptr;
  }
}

std::optional<std::vector<std::vector<std::string>>> select_texts(
    Database& database, const std::vector<std::string>& sql, const std::string& rest,
    std::string& error) {
  std::vector<Selected> what;
  for (const std::string& one : sql) what.push_back({one, ""});
  std::vector<std::vector<std::string>> rows;
  const auto keep = [&](ResultRow row) {
    auto& texts = rows.emplace_back();
    for (const ResultCell& cell : row) texts.emplace_back(cell.value_or(""));
  };
  if (!database.select(what, rest, keep, error)) return {};
  return rows;
}

}  // namespace assess
