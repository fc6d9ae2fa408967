// Which texts of a ledger need a code: those that are compared.
#include "evidence/text_use.hpp"

#include <catch2/catch.hpp>
#include <string>

#include "scheme/scheme.hpp"
#include "support/assessing.hpp"
#include "support/temporary_file.hpp"

using namespace assess;

namespace {

/// Uses of the columns a, b, c of a ledger (after the unit's), r: rules, m: matters, p: presence.
std::string uses(const std::string& table, const std::string& value) {
  const TemporaryFile rules(
      "[scheme]\nid = t\nname = T\nyear = 2025\n[table.units]\ncolumns = unit, x: number\n"
      "[table.rows]\nkey = unit\ncolumns = unit, a, b, c: text?, n: number\n" +
          table + "[criterion.A]\npoints = 1\nvalue = " + value + "\n",
      ".ini");
  Diagnostics notes;
  const auto scheme = load_scheme(rules.path(), notes);
  for (const Diagnostic& note : notes.list()) UNSCOPED_INFO(note.kind->code);
  REQUIRE(scheme);
  std::string letters;
  const TableSpec& spec = scheme->tables[1];
  const auto of_column = text_uses(*scheme, 1);
  for (const char* name : {"a", "b", "c"})
    letters += "pmr"[static_cast<std::size_t>(of_column[*spec.column(name)])];
  return letters;
}

}  // namespace

TEST_CASE("texts are coded for what the rules do with them", "[text-use]") {
  struct Row {
    std::string table, value, uses;
  };
  const auto r = GENERATE(values<Row>({
      {"", "count(rows)", "ppp"},
      {"", "count(rows where a is given and not b is missing)", "ppp"},
      {"", "count(rows where a = \"x\" and b is given)", "rpp"},
      {"", "count(rows where a is given and a starts \"x\")", "rpp"},
      {"", "distinct(rows: b where c is filed)", "prp"},
      {"unique = a\n", "count(rows where a is given)", "mpp"},
      {"unique = a\nwhere = c = \"x\"\n", "count(rows)", "mpr"},
      {"unique = a\n", "count(rows where a = b)", "rrp"},
      {"unique = a\nkeep = highest n\n", "count(rows)", "mmm"},
      {"", "if(rows.a is given, 1, 0)", "rpp"},
  }));
  CAPTURE(r.table, r.value);
  CHECK(uses(r.table, r.value) == r.uses);
}

TEST_CASE("texts without a code count as before", "[text-use]") {
  const std::string rules =
      "[scheme]\nid = t\nname = T\nyear = 2025\n[table.units]\ncolumns = unit, x: number\n"
      "[table.rows]\ncolumns = matter: text, doc, other: text?, n: number\nunique = matter\n";
  const std::string criterion =
      "[criterion.A]\npoints = 10\nvalue = count(rows where doc is given)\n";
  const auto assessed = [&](const std::string& more, const std::string& rows) {
    return assess_texts(
        {rules + more + criterion,
         {{"units", "unit,x\nNorth,1\nSouth,2\n"}, {"rows", "unit,matter,doc,other,n\n" + rows}}});
  };
  const TextResult plain =
      assessed("", "North,m1,d1,,1\nNorth,m2,,x,1\nSouth,m1,无,,1\nNorth,m3,d2,,1\n");
  REQUIRE(plain.assessment);
  CHECK(plain.score("North", "A") == 2);
  CHECK(assessed("", "North,m1,d1,,1\nNorth, ｍ１,d2,,1\n").complaints() ==
        std::vector<std::string>{"duplicate-matter:3"});
  // rows that `keep` cannot tell apart: alike in every text, or undecided
  CHECK(assessed("keep = highest n\n", "North,m1,d1,x,1\nNorth,m1,d1,x,1\n").score("North", "A") ==
        1);
  CHECK(assessed("keep = highest n\n", "North,m1,d1,x,1\nNorth,m1,d1,y,1\n").complaints() ==
        std::vector<std::string>{"undecided-matter:3"});
}
