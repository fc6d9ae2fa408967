// Databases as evidence: what their cells read as, what is refused.
#include <catch2/catch.hpp>
#include <filesystem>

#include "support/sqlite_file.hpp"
#include "tables/book.hpp"
#include "tables/database/address.hpp"
#include "tables/database/name.hpp"
#include "tables/database/table.hpp"
#include "tables/database_book.hpp"

using namespace assess;

namespace {

using Strings = std::vector<std::string>;

/// Rows of the only table, cells joined by |, and codes of what was complained of.
Strings rows_of(Book& book, std::size_t number, Diagnostics& notes) {
  Strings rows;
  const auto table = book.open(
      number, [](std::string_view) { return false; }, notes);
  if (!table) return rows;
  std::vector<std::size_t> columns;
  for (std::size_t c = 0; c < table->header().size(); ++c) columns.push_back(c);
  table->read(
      columns, 1,
      [&](const Batch& batch, unsigned) {
        for (std::size_t i = 0; i < batch.size(); ++i) {
          std::string row;
          for (const auto& cells : batch.cells)
            row += (row.empty() ? "" : "|") + std::string(cells[i]);
          rows.push_back(row);
        }
      },
      notes);
  return rows;
}

Strings codes(const Diagnostics& notes) {
  Strings result;
  for (const Diagnostic& note : notes.list()) result.emplace_back(note.kind->code);
  return result;
}

}  // namespace

TEST_CASE("cells of SQLite come to the last digit", "[database]") {
  const SqliteFile file(
      "CREATE TABLE \"a \"\"b\"\"\" (t TEXT, \"x:y\" REAL, n INTEGER, v);"
      "INSERT INTO \"a \"\"b\"\"\" VALUES ('重大', 0.1, 3, 98.7), ('z', 0.30000000000000004, NULL, "
      "'w'),"
      "(NULL, 1e300, 9007199254740993, 7);");
  Diagnostics notes;
  const auto book = open_database(file.argument(), notes);
  REQUIRE(book);
  REQUIRE(book->tables().size() == 1);
  CHECK(book->tables()[0].name == "a \"b\"");
  const Strings rows = rows_of(*book, 0, notes);
  CHECK(notes.list().empty());
  REQUIRE(rows.size() == 3);
  CHECK(rows[0] == "重大|0.1|3|98.7");
  CHECK(rows[1] == "z|0.30000000000000004||w");
  CHECK(rows[2].ends_with("|9007199254740993|7"));
}

TEST_CASE("a text with a NUL in it is refused with its place, not cut", "[database]") {
  const SqliteFile file(
      "CREATE TABLE t (\"x:y\" TEXT, n REAL); INSERT INTO t VALUES ('North', 0), (NULL, 1),"
      "('North' || char(0) || 'East', 2);");
  Diagnostics notes;
  const auto book = open_database(file.argument(), notes);
  rows_of(*book, 0, notes);
  REQUIRE(codes(notes) == Strings{"database-text"});
  CHECK(notes.list()[0].place.line == 3);
  CHECK(notes.list()[0].words == Strings{"3", "x:y"});
}

TEST_CASE("a query of the rules is one table, and cannot do anything else", "[database]") {
  const SqliteFile file("CREATE TABLE t (a, b); INSERT INTO t VALUES (1, 2), (3, 4);");
  Diagnostics notes;
  const auto book = open_database(file.argument(), notes);
  const auto query = query_book(book, "q", "SELECT a + b AS c FROM t WHERE a > 1 -- more", notes);
  REQUIRE(query);
  CHECK(rows_of(*query, 0, notes) == Strings{"7"});
  CHECK(!query_book(book, "q", "SELECT 1); DELETE FROM t; SELECT (1", notes));
  CHECK(!query_book(book, "q", "DELETE FROM t", notes));
  CHECK(codes(notes) == Strings{"unsafe-query", "unsafe-query"});
  Diagnostics wrong;
  const auto broken = query_book(book, "q", "SELECT nothing FROM nowhere", wrong);
  rows_of(*broken, 0, wrong);
  CHECK(codes(wrong) == Strings{"database-error"});
}

TEST_CASE("a view or query has a limit of steps, a table has none", "[database][limits]") {
  struct Row {
    const char* name;
    const char* select;  ///< empty: the table itself
    std::uint64_t under, over;
  };
  // a look at the steps is taken after 10,000 of them
  const Row row = GENERATE(values<Row>({
      {"t", "", 1, 0},
      {"recursion",
       "WITH RECURSIVE x(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM x LIMIT 10000) "
       "SELECT n AS a FROM x",
       300'000, 100'000},
      {"no row",
       "WITH RECURSIVE x(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM x LIMIT 10000) "
       "SELECT n AS a FROM x WHERE n < 0",
       300'000, 50'000},
      {"one cell",
       "SELECT a, (WITH RECURSIVE x(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM x "
       "LIMIT 10000) SELECT count(*) FROM x) AS b FROM t LIMIT 1",
       300'000, 50'000},
      {"join", "SELECT one.a FROM t AS one, t AS two, t AS three", 300'000, 10'000},
  }));
  CAPTURE(row.name);
  const std::string select = row.select;
  const bool as_view = GENERATE(true, false);
  const std::string numbers =
      "CREATE TABLE t (a); INSERT INTO t WITH RECURSIVE x(n) AS (SELECT 1 UNION ALL SELECT n + 1 "
      "FROM x LIMIT 20) SELECT n FROM x;";
  const SqliteFile file(numbers + (select.empty() ? "" : "CREATE VIEW v AS " + select + ";"));
  const auto open = [&](const ViewLimits& limits, Diagnostics& notes) {
    const auto name = database_name(file.argument(), notes);
    REQUIRE(name);
    const std::string table = select.empty() ? "t" : "v";
    return DatabaseTable::open(Database::connect(*name, notes), table, as_view ? "" : select, notes,
                               limits);
  };
  Diagnostics fits, too_long;
  CHECK(open({row.under, 0}, fits));
  CHECK(codes(fits) == Strings{});
  if (select.empty()) return;
  CHECK(!open({row.over, 0}, too_long));
  REQUIRE(codes(too_long) == Strings{"endless-view"});
  CHECK(too_long.list()[0].words == Strings{std::to_string(row.over)});
  CHECK(too_long.list()[0].place.file == file.argument() + "#v");
  Diagnostics larger_file;  // 8192 bytes
  CHECK(open({row.over, 100}, larger_file));
}

TEST_CASE("a database is never made, nor written", "[database]") {
  Diagnostics notes;
  const std::string missing = std::filesystem::temp_directory_path() / "assess-no-such.db";
  CHECK(!open_database("sqlite:" + missing, notes));
  CHECK(!std::filesystem::exists(missing));
  const SqliteFile empty("");
  CHECK(!open_database(empty.argument(), notes));
  const TemporaryFile text("no database at all, but long enough to be read as a page", ".db");
  CHECK(!open_database("sqlite:" + text.path(), notes));
  CHECK(codes(notes) == Strings{"no-database", "no-database-tables", "database-error"});
}

TEST_CASE("a password is refused and not repeated", "[database]") {
  struct Row {
    const char* argument;
    bool has_password;
  };
  const Row row = GENERATE(values<Row>({
      {"postgresql:dbname=x password=secret", true},
      {"postgresql:dbname=x PASSWORD = 'secret'", true},
      {"postgresql:dbname=x sslpassword=secret", true},
      {"postgresql://user:secret@host/x", true},
      {"postgresql://user:sec@ret/y@host/x", true},
      {"postgresql://host/x?password=secret", true},
      {"postgresql://host/x?p%61ssword=secret", true},
      {"odbc:DSN=x;PWD=secret", true},
      {"odbc:DSN=x;Uid=u;Password={secret}", true},
      {"postgresql:dbname=x passfile=/home/u/.pgpass", false},
      {"postgresql://user@host:5433/x?sslmode=require", false},
      {"odbc:DSN=x;UID=u", false},
      {"sqlite:password=x.db", false},
      {"evidence/password=x.csv", false},
  }));
  CAPTURE(row.argument);
  const bool hidden = without_password(row.argument) != row.argument;
  CHECK(hidden == row.has_password);
  Diagnostics notes;
  database_name(row.argument, notes);
  CHECK(notes.has_errors() == row.has_password);
  for (const Diagnostic& note : notes.list())
    CHECK(render(note, {}).find("secret") == std::string::npos);
}

TEST_CASE("addresses as words", "[database]") {
  CHECK(words_of_address("//u@h:5433/d?sslmode=require") ==
        "user='u' host='h' port='5433' dbname='d' sslmode='require'");
  CHECK(words_of_address("//%2Ftmp%2Fs/my%20db") == "host='/tmp/s' dbname='my db'");
  CHECK(words_of_address("///d'x") == "dbname='d\\'x'");
  CHECK(words_of_address("//[::1]:5/d") == "host='::1' port='5' dbname='d'");
  CHECK(!words_of_address("//h/%zz"));
  CHECK(!words_of_address("h/d"));
}

TEST_CASE("a file that is a database by its content is opened as one", "[database]") {
  const SqliteFile file(
      "CREATE TABLE units (unit TEXT, score REAL); INSERT INTO units VALUES ('North', 1);");
  CHECK(located(file.path()) == "sqlite:" + file.path());
  CHECK(located("sqlite:a.db") == "sqlite:a.db");
  CHECK(located("no/such/file.db") == "no/such/file.db");
  CHECK(located(TemporaryFile("SQLite format 3, a title").path()).find("sqlite:") != 0);
  Diagnostics notes;
  const auto book = open_book(file.path(), "", notes);
  REQUIRE(book);
  CHECK(book->tables()[0].name == "units");
}
