// What a database counts itself is, to the last bit, what reading its rows gives.
#include <catch2/catch.hpp>
#include <cstring>

#include "evidence/gather.hpp"
#include "support/random_ledger.hpp"
#include "support/sqlite_file.hpp"

using namespace assess;

namespace {

using Rows = std::vector<std::vector<std::string>>;

Rows random_rows(Random& random) {
  Rows rows(random() % 60);
  for (auto& row : rows) {
    row.push_back("u" + std::to_string(random() % 4));
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

std::string rules_of(const std::vector<std::string>& aggregates) {
  std::string rules = "[scheme]\nid = t\nname = T\nyear = 2025\n" + ledger_rules() + "[define]\n";
  for (std::size_t a = 0; a < aggregates.size(); ++a)
    rules += "q" + std::to_string(a) + " = " + aggregates[a] + "\n";
  return rules + "[criterion.A]\npoints = 1\nvalue = 1\n";
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

}  // namespace

TEST_CASE("a database counts as the engine does", "[pushdown]") {
  static std::size_t pushed = 0, all = 0;
  const unsigned seed = GENERATE(take(400, random(0u, 1'000'000u)));
  CAPTURE(seed);
  Random random(seed);
  RandomExpression expression(random);
  const std::string aggregate = expression.aggregate();
  CAPTURE(aggregate);
  const TemporaryFile rules(rules_of({aggregate}), ".ini");
  Diagnostics notes;
  const auto scheme = load_scheme(rules.path(), notes);
  if (!scheme) return;  // it does not fit its types
  const Rows rows = random_rows(random);
  const TemporaryFile csv(csv_of(rows));
  const SqliteFile database(sql_of(rows));
  const Gathered local = gathered(*scheme, four_units().path(), csv.path());
  const Gathered counted = gathered(*scheme, four_units().path(), database.argument());
  REQUIRE(local.figures.has_value() == counted.figures.has_value());
  ++all;
  pushed += is_noted(counted.notes, "pushed-down");
  if (all % 50 == 0) CHECK(pushed * 3 > all);  // else the test says nothing
  if (!local.figures) return;
  for (std::size_t q = 0; q < scheme->quantities.size(); ++q)
    if (std::holds_alternative<LedgerAggregate>(scheme->quantities[q].how)) {
      CAPTURE(scheme->quantities[q].text, csv_of(rows));
      CHECK(same_bits(local.figures->quantities[q], counted.figures->quantities[q]));
    }
  const TableReport &a = local.figures->tables.back(), &b = counted.figures->tables.back();
  CHECK(std::tie(a.rows, a.used, a.left_out, a.values, a.nils, a.missing, a.not_applicable) ==
        std::tie(b.rows, b.used, b.left_out, b.values, b.nils, b.missing, b.not_applicable));
}
