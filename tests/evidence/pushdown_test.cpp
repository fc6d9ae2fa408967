// What a database counts itself is, to the last bit, what reading its rows gives.
#include <catch2/catch.hpp>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <optional>

#include "evidence/gather.hpp"
#include "evidence/pushdown_table.hpp"
#include "support/random_ledger.hpp"
#include "support/sqlite_file.hpp"
#include "tables/database/database.hpp"

using namespace assess;

namespace {

using Rows = std::vector<std::vector<std::string>>;

Rows random_rows(Random& random, std::size_t most) {
  const bool odd_keys = chance(random, 4);
  Rows rows(random() % most);
  for (auto& row : rows) {
    row.push_back((odd_keys && chance(random, 5) ? " ｕ" : "u") + std::to_string(random() % 4));
    for (const LedgerColumn& column : ledger_columns()) row.push_back(one_of(column.cells, random));
  }
  return rows;
}

std::string csv_of(const Rows& rows) {
  std::string text = "unit";
  for (const LedgerColumn& column : ledger_columns()) text += "," + column.name;
  for (const auto& row : rows)
    for (std::size_t c = 0; c < row.size(); ++c) text += (c == 0 ? "\n" : ",") + row[c];
  return text + "\n";
}

std::string sql_of(const Rows& rows) {
  std::string text = "CREATE TABLE rows (unit TEXT";
  for (const LedgerColumn& column : ledger_columns())
    text += ", \"" + column.name + "\" " + column.sql_type;
  text += ");";
  for (const auto& row : rows) {
    text += "INSERT INTO rows VALUES (";
    for (std::size_t c = 0; c < row.size(); ++c)
      text += (c == 0 ? "" : ", ") + (row[c].empty() ? "NULL" : "'" + row[c] + "'");
    text += ");";
  }
  return text;
}

/// `more`: lines of the table.
std::string rules_of(const std::vector<std::string>& aggregates, const std::string& more) {
  std::string rules =
      "[scheme]\nid = t\nname = T\nyear = 2025\n" + ledger_rules() + more + "[define]\n";
  for (std::size_t a = 0; a < aggregates.size(); ++a)
    rules += "q" + std::to_string(a) + " = " + aggregates[a] + "\n";
  return rules + "[criterion.A]\npoints = 1\nvalue = 1\n";
}

/// Few rows of one matter may tie, else reading them is all that ever happens.
std::string random_keep(Random& random, RandomExpression& expression) {
  return "unique = " + one_of({"m, from", "m", "from, n", "m, from, to"}, random) +
         "\nkeep = " + one_of({"highest ", "lowest "}, random) +
         one_of({"n", "x", "late", "7 * n + m", "first(to, cutoff) - from"}, random) + "\n" +
         (chance(random, 2) ? "where = " + expression.condition(1) + "\n" : "");
}

struct Gathered {
  std::optional<Figures> figures;
  Diagnostics notes;
};

Gathered gathered(const Scheme& scheme, const std::string& units, const std::string& rows) {
  Gathered result;
  result.figures = gather(scheme, {{"units", units}, {"rows", rows}}, 1, {}, result.notes);
  return result;
}

bool is_noted(const Diagnostics& notes, std::string_view code) {
  return std::ranges::any_of(notes.list(),
                             [&](const Diagnostic& note) { return note.kind->code == code; });
}

bool same_bits(const Column& a, const Column& b) {
  if (a.size() != b.size()) return false;
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (a.state(i) != b.state(i)) return false;
    if (a.has_number(i) && a.values[i] != b.values[i]) return false;
  }
  return true;
}

const TemporaryFile& four_units() {
  static const TemporaryFile file("unit\nu0\nu1\nu2\nu3\n");
  return file;
}

void check_same(const Scheme& scheme, const Figures& local, const Figures& counted) {
  for (std::size_t q = 0; q < scheme.quantities.size(); ++q) {
    if (!std::holds_alternative<LedgerAggregate>(scheme.quantities[q].how)) continue;
    CAPTURE(scheme.quantities[q].text);
    CHECK(same_bits(local.quantities[q], counted.quantities[q]));
  }
  const TableReport &a = local.tables.back(), &b = counted.tables.back();
  CHECK(std::tie(a.rows, a.used, a.left_out, a.repeated, a.values, a.nils, a.missing,
                 a.not_applicable) == std::tie(b.rows, b.used, b.left_out, b.repeated, b.values,
                                               b.nils, b.missing, b.not_applicable));
}

/// What a database counted itself.
struct Pushed {
  bool counted = false;
  bool has_dropped = false;  ///< rows by `keep`
};

using Load = std::function<std::string(const Rows&)>;

/// Compares reading the rows with counting in the database that
/// `load` fills and names. `aliases`: lines of the table.
Pushed compare(unsigned seed, const Load& load, const std::string& aliases = "") {
  Random random(seed);
  RandomExpression expression(random);
  const std::string aggregate = expression.aggregate();
  const bool keeps = chance(random, 3);
  const std::string more = keeps               ? random_keep(random, expression)
                           : chance(random, 3) ? "where = " + expression.condition(1) + "\n"
                           : chance(random, 3) ? "unique = n, from, kind, note\n"
                                               : "";
  CAPTURE(seed, aggregate, more);
  const TemporaryFile rules(rules_of({aggregate, "count(rows)"}, aliases + more), ".ini");
  Diagnostics notes;
  const auto scheme = load_scheme(rules.path(), notes);
  REQUIRE(scheme);
  const Rows rows = random_rows(random, keeps ? 16 : 60);
  const TemporaryFile csv(csv_of(rows));
  const Gathered local = gathered(*scheme, four_units().path(), csv.path());
  const Gathered counted = gathered(*scheme, four_units().path(), load(rows));
  REQUIRE(local.figures.has_value() == counted.figures.has_value());
  if (local.figures) check_same(*scheme, *local.figures, *counted.figures);
  if (!is_noted(counted.notes, "pushed-down")) return {};
  return {true, counted.figures && counted.figures->tables.back().repeated > 0};
}

/// Numbers and days that are none, of the columns that may be empty.
const std::string aliases =
    "alias.missing = -3, 2026-01-01\nalias.not_applicable = 250, 2\nalias.nil = 7\n";

/// The types of a server; SQLite takes them as they are.
std::string sql_for_server(const Rows& rows) {
  std::string sql = sql_of(rows);
  for (std::size_t at = 0; (at = sql.find(" REAL", at)) != std::string::npos; at += 5)
    sql.replace(at, 5, " double precision");
  return "DROP TABLE IF EXISTS rows; " + sql;
}

}  // namespace

TEST_CASE("a database counts as the engine does", "[pushdown]") {
  std::optional<SqliteFile> database;
  const auto load = [&](const Rows& rows) { return database.emplace(sql_of(rows)).argument(); };
  std::size_t pushed = 0, dropped = 0;
  for (unsigned seed = 0; seed < 600; ++seed) {
    const Pushed here = compare(seed, load);
    pushed += here.counted, dropped += here.has_dropped;
  }
  CHECK(pushed > 200);  // else this says nothing
  CHECK(dropped > 10);
}

TEST_CASE("aliases that look like numbers and days are counted as the engine does", "[pushdown]") {
  std::optional<SqliteFile> database;
  const auto load = [&](const Rows& rows) { return database.emplace(sql_of(rows)).argument(); };
  std::size_t pushed = 0;
  for (unsigned seed = 3000; seed < 3400; ++seed) pushed += compare(seed, load, aliases).counted;
  CHECK(pushed > 130);
}

TEST_CASE("rows are read instead of asking for very many texts one by one", "[pushdown][limits]") {
  struct Case {
    std::string what;
    int texts;
    bool is_counted;
  };
  const int most = most_branches;
  const auto c = GENERATE_COPY(
      values<Case>({{"number", most, true}, {"number", most + 1, false}, {"day", 300, true},
                    {"text", most, true}, {"text", most + 1, false}}));
  CAPTURE(c.what, c.texts);
  const TemporaryFile rules(
      rules_of({c.what == "day"    ? "max(rows: to)"
                : c.what == "text" ? "distinct(rows: note)"
                                   : "sum(rows: m)"},
               "alias.missing = -99\n"),
      ".ini");
  Diagnostics notes;
  const auto scheme = load_scheme(rules.path(), notes);
  REQUIRE(scheme);
  Rows rows;
  for (int k = 0; k < c.texts; ++k) {
    const std::string day = std::to_string(1000 + k) + "-01-31", m = std::to_string(k);
    rows.push_back({"u1", "1", m, "0.5", "a", "yes", "2025-01-31", day, "", "x" + m});
  }
  rows.push_back({"u1", "1", "0", "0.5", "a", "yes", "2025-01-31", "-99", "长期", "x0"});
  std::string sql = sql_of(rows);
  // numbers that are texts for the database
  if (c.what == "number") sql.replace(sql.find("\"m\" INTEGER"), 11, "\"m\" TEXT");
  const SqliteFile database(sql);
  const TemporaryFile csv(csv_of(rows));
  const Gathered local = gathered(*scheme, four_units().path(), csv.path());
  const Gathered counted = gathered(*scheme, four_units().path(), database.argument());
  REQUIRE(local.figures);
  REQUIRE(counted.figures);
  check_same(*scheme, *local.figures, *counted.figures);
  CHECK(is_noted(counted.notes, "pushed-down") == c.is_counted);
}

TEST_CASE("rows of which the driver would cut a text are not counted", "[pushdown]") {
  const std::string column = GENERATE("unit", "kind", "note", "m");
  CAPTURE(column);
  const TemporaryFile rules(rules_of({"count(rows)"}, ""), ".ini");
  Diagnostics notes;
  const auto scheme = load_scheme(rules.path(), notes);
  REQUIRE(scheme);
  const SqliteFile database(
      sql_of({{"u1", "1", "2", "0.5", "a", "yes", "2025-01-31", "", "", "x1"}}) +
      "UPDATE rows SET " + column + " = " + column + " || char(0) || '1';");
  const Gathered counted = gathered(*scheme, four_units().path(), database.argument());
  CHECK(is_noted(counted.notes, "not-pushed"));
  CHECK(is_noted(counted.notes, "database-text"));
}

// Run by tests/databases, which starts a server and sets the variables of libpq and of ODBC.
TEST_CASE("a server counts as the engine does", "[.server]") {
  const char* const place = GENERATE("postgresql:", "odbc:DSN=random");
  if (std::string(place).starts_with("odbc") && !std::getenv("ASSESS_HAS_PSQLODBC")) return;
  const auto load = [&](const Rows& rows) {
    FILE* psql = popen("psql -q -v ON_ERROR_STOP=1 2>/dev/null", "w");
    const std::string sql = sql_for_server(rows);
    fwrite(sql.data(), 1, sql.size(), psql);
    CHECK(pclose(psql) == 0);
    return std::string(place);
  };
  std::size_t pushed = 0;
  for (unsigned seed = 1000; seed < 1150; ++seed)
    pushed += compare(seed, load, seed % 2 == 0 ? aliases : "").counted;
  CHECK(pushed > 50);
}

// Not behind drivers of ODBC, which fetch all rows before they give the first one.
TEST_CASE("rows without end are given up in time", "[.server]") {
  struct Case {
    std::string place, endless;
  };
  const std::string series = "FROM (SELECT generate_series(1, 1000000000000) AS n) AS t";
  const std::string recursion =
      "FROM (WITH RECURSIVE r(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM r) SELECT n FROM r)";
  static const SqliteFile file("CREATE TABLE t (n)");  // the cases name it
  const auto c =
      GENERATE_REF(values<Case>({{"postgresql:", series}, {file.argument(), recursion}}));
  CAPTURE(c.place);
  Diagnostics notes;
  const auto database =
      Database::connect(*database_name(c.place, notes), notes, std::chrono::milliseconds(300));
  REQUIRE(database);
  const Selected what[] = {{"CAST(n AS text)", ""}};
  std::string error;
  CHECK(!database->select(
      what, c.endless, [](ResultRow) {}, error));
  CHECK(error.find("too long") != std::string::npos);
}

TEST_CASE("SQLite behind a driver counts as the engine does", "[.server]") {
  std::optional<SqliteFile> database;
  const auto load = [&](const Rows& rows) {
    return "odbc:Driver=SQLite3;Database=" + database.emplace(sql_of(rows)).path();
  };
  std::size_t pushed = 0;
  for (unsigned seed = 2000; seed < 2200; ++seed)
    pushed += compare(seed, load, seed % 2 == 0 ? aliases : "").counted;
  CHECK(pushed > 50);
}
