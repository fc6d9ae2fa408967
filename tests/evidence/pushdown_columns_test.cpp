// The look at the columns of a ledger in a database takes one statement if its cells are plain.
#include "evidence/pushdown_columns.hpp"

#include <algorithm>
#include <catch2/catch.hpp>

#include "evidence/gather.hpp"
#include "support/sqlite_file.hpp"
#include "support/temporary_file.hpp"
#include "tables/database/database.hpp"

using namespace assess;

TEST_CASE("plain columns are looked at by one statement", "[pushdown]") {
  struct Case {
    std::string day;
    std::size_t statements;
    std::uint64_t values, not_applicable;
  };
  const auto c = GENERATE(values<Case>({{"2025-02-28", 1, 4, 0}, {"长期", 4, 3, 1}}));
  CAPTURE(c.day);
  const TemporaryFile rules(
      "[scheme]\nid = t\nname = T\nyear = 2025\n[table.rows]\nkey = unit\n"
      "columns = unit: text, n: number, kind: a|b, late: date\n"
      "[define]\nq = count(rows)\n[criterion.A]\npoints = 1\nvalue = 1\n",
      ".ini");
  Diagnostics notes;
  const auto scheme = load_scheme(rules.path(), notes);
  REQUIRE(scheme);
  const SqliteFile file(
      "CREATE TABLE rows (unit TEXT, n INTEGER, kind TEXT, late TEXT);"
      "INSERT INTO rows VALUES ('u1', 1, 'a', '2025-01-31'), ('u1', 2, 'b', '2024-01-31'),"
      "('u2', 3, 'a', '2025-01-30'), ('u2', 4, 'a', '" +
      c.day + "');");
  const std::shared_ptr<Database> database =
      Database::connect(*database_name(file.argument(), notes), notes);
  const auto table = DatabaseTable::open(database, "rows", "", notes);
  REQUIRE(table);
  const std::size_t before = database->statements();
  const TableSpec& spec = *std::ranges::find(scheme->tables, "rows", &TableSpec::name);
  ColumnProbe probe(*table, spec, *scheme->words);
  for (const std::size_t column : {1, 2, 3}) probe.add(column, column);
  probe.add_key(0);
  std::string error;
  REQUIRE(probe.ask(error));
  CHECK(!probe.has_binary_key());
  StateCounts counts;
  CHECK(probe.column(0, counts).kind == SqlColumn::Kind::number);
  CHECK(probe.column(1, counts).kind == SqlColumn::Kind::words);
  const SqlColumn late = probe.column(2, counts);
  CAPTURE(late.why);
  CHECK(late.kind == SqlColumn::Kind::day);
  CHECK(database->statements() - before == c.statements);
  CHECK(counts.values == c.values);
  CHECK(counts.not_applicable == c.not_applicable);
}
