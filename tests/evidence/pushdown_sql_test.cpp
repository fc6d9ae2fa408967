// Expressions as SQL, one by one; what cannot be said in SQL to the last bit is refused.
#include <catch2/catch.hpp>

#include "evidence/gather.hpp"
#include "evidence/pushdown_sql.hpp"
#include "support/temporary_file.hpp"

using namespace assess;

namespace {

Scheme scheme_with(const std::string& condition) {
  const TemporaryFile rules(
      "[scheme]\nid = t\nname = T\nyear = 2025\n[lookup.w]\ncritical = 3\nminor = 0.5\n"
      "[table.rows]\ncolumns = n: number?, x: number?, level: critical|minor, ok: yes/no?, due: "
      "date, closed: date?, note: text?\n[define]\nq = count(rows where " +
          condition + ")\n[criterion.A]\npoints = 1\nvalue = 1\n",
      ".ini");
  Diagnostics notes;
  auto scheme = load_scheme(rules.path(), notes);
  for (const Diagnostic& note : notes.list()) UNSCOPED_INFO(note.kind->code);
  REQUIRE(scheme);
  return std::move(*scheme);
}

const Expr& where_of(const Scheme& scheme) {
  for (const Quantity& quantity : scheme.quantities)
    if (const auto* ledger = std::get_if<LedgerAggregate>(&quantity.how)) return *ledger->where;
  throw std::logic_error("no aggregate");
}

SqlColumn words(const std::string& sql, std::vector<SqlSpelling> spellings) {
  SqlColumn column;
  column.kind = SqlColumn::Kind::words;
  column.sql = column.text = sql;
  for (const SqlSpelling& spelling : spellings) column.has_null |= !spelling.text;
  column.spellings = std::move(spellings);
  return column;
}

SqlColumn numbers(SqlColumn::Kind kind, const std::string& sql, bool has_null, bool is_real) {
  SqlColumn column;
  column.kind = kind;
  column.sql = sql;
  column.has_null = has_null;
  column.is_real = is_real;
  column.low = -100, column.high = 100'000;
  return column;
}

/// By column of the table; the key comes last and is in no expression.
std::vector<SqlColumn> columns_of(const Scheme& scheme) {
  const auto code = [&](const char* word) { return scheme.words->code(word); };
  SqlColumn note = words("note", {{"nil", 0, State::nil}, {{}, 0, State::missing}});
  note.kind = SqlColumn::Kind::texts;
  return {
      numbers(SqlColumn::Kind::number, "n", true, false),
      numbers(SqlColumn::Kind::number, "x", true, true),
      words("level",
            {{"critical", code("critical")}, {"重大", code("critical")}, {"minor", code("minor")}}),
      words("ok",
            {{"yes", 1}, {"no", 0}, {{}, 0, State::missing}, {"n/a", 0, State::not_applicable}}),
      numbers(SqlColumn::Kind::day, "due", false, false),
      numbers(SqlColumn::Kind::day, "closed", true, false),
      note,
      SqlColumn{}};
}

std::string sql_of(const std::string& condition) {
  const Scheme scheme = scheme_with(condition);
  const auto columns = columns_of(scheme);
  SqlPrinter printer(columns, Backend::sqlite, *scheme.words);
  const auto value = printer.print(where_of(scheme));
  return value ? value->sql : "cannot";
}

}  // namespace

TEST_CASE("conditions in SQL", "[pushdown]") {
  struct Row {
    const char *condition, *sql;
  };
  const Row row = GENERATE(values<Row>({
      {"level = \"critical\"", "(level IN ('critical', '重大'))"},
      {"level != \"critical\"", "(level IN ('minor'))"},
      {"ok", "(CASE WHEN ok IN ('no') THEN FALSE WHEN ok IN ('yes') THEN TRUE END)"},
      {"ok is missing",
       "(CASE WHEN ok IN ('yes', 'no', 'n/a') THEN FALSE WHEN ok IS NULL THEN TRUE END)"},
      {"not level = \"minor\"", "(NOT (level IN ('minor')))"},
      {"closed <= due", "(closed <= due)"},
      {"closed is given and closed <= due", "((closed IS NOT NULL) AND (closed <= due))"},
      {"closed is missing or n > 2", "((closed IS NULL) OR (n > 2))"},
      {"closed - due > 30", "((closed - due) > 30)"},
      {"due <= cutoff", "(due <= 20453)"},
      {"n > 2.5", "((n * 10) > 25)"},
      {"n * 2 + 1 = 7", "(((n * 2) + 1) = 7)"},
      {"n between 1 and 3", "(n BETWEEN 1 AND 3)"},
      {"n in (1, 2)", "(n IN (1, 2))"},
      {"x >= 0.5", "(x >= (5 / 10.0))"},
      {"lookup(w, level) > n",
       "((CASE WHEN level IN ('minor') THEN 5 WHEN level IN ('critical', '重大') THEN 30 END) > (n "
       "* 10))"},
      {"first(n, 0) = 0", "(COALESCE(n, 0) = 0)"},
      {"note is given", "(CASE WHEN note IN ('nil') OR note IS NULL THEN FALSE ELSE TRUE END)"},
      {"note = \"x\"", "cannot"},
      {"x * 2 > 1", "cannot"},
      {"n / 2 > 1", "cannot"},
      {"sqrt(n) > 1", "cannot"},
      {"n between 1 and first(x, n)", "cannot"},
  }));
  CAPTURE(row.condition);
  CHECK(sql_of(row.condition) == row.sql);
}
