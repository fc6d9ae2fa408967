// Each mistake in the rules is told with its line and column.
#include <catch2/catch.hpp>

#include "scheme/diagnostics.hpp"
#include "support/rules_text.hpp"

using namespace assess;

namespace {

using Strings = std::vector<std::string>;

/// Nine lines that are right; the mistakes begin in line 10.
const std::string right =
    "[scheme]\nid = t\nname = Test\nyear = 2025\n"
    "[table.units]\ncolumns = region: text, x, y: number\n"
    "[criterion.A]\npoints = 10\nvalue = x\n";

struct Row {
  const char* more;
  const char* complaint;
};

Strings complaints_of(const std::string& text) {
  Diagnostics notes;
  const auto scheme = read_rules(text, notes, {{"codes.csv", "code,low\nA,1\nB,2\n"}});
  CHECK(scheme.has_value() != notes.has_errors());
  return codes_of(notes);
}

}  // namespace

TEST_CASE("the text that the mistakes are added to is right", "[scheme]") {
  CHECK(complaints_of(right) == Strings{});
}

TEST_CASE("each mistake in the rules", "[scheme]") {
  const auto row = GENERATE(values<Row>({
      {"just words\n", "not-a-line:10:1"},
      {"[criterion.B\n", "open-section:10:1"},
      {"[criterion.A]\npoints = 1\n", "duplicate-section:10:2"},
      {"points = 3\n", "duplicate-key:10:1"},
      {"[critereon.B]\npoints = 1\n", "unknown-section:10:2"},
      {"poinst = 3\n", "unknown-key:10:1"},
      {"[criterion]\npoints = 3\n", "missing-id:10:2"},
      {"[lookup.l]\nfile = codes.csv\n[define]\nd = lookup(l, x)\n", "missing-key:10:2"},
      {"points.zh = 3\n", "bad-suffix:10:1"},
      {"value.north = y\n", "unused-group:10:1"},
      {"missing = nothing\n", "bad-value:10:11"},
      {"form = shortfal\n", "unknown-form:10:8"},
      {"[total]\naggregate = average\n", "unknown-aggregate:11:13"},
      {"item = Z\n", "unknown-item:10:8"},
      {"[item.S]\nof = A, Z\n", "unknown-node:11:9"},
      {"[limit.l]\nat_most = good\n", "unknown-grade:11:11"},
      {"[define]\nd = lookup(l, x)\n", "unknown-lookup:11:5"},
      {"[define]\nx = y\n", "name-taken:11:1"},
      {"[define]\nd = z + 1\n", "unknown-name:11:5"},
      {"[define]\nd = sum(things: 1)\n", "not-a-source:11:5"},
      {"[lookup.l]\na = 1\n[define]\nd = lookup(l, region, x)\n", "lookup-keys:13:5"},
      {"[table.t]\ncolumns = s: a|b\n[lookup.l]\na = 1\n[define]\nd = sum(t: lookup(l, s))\n",
       "lookup-gap:15:12"},
      {"[table.t]\ncolumns = v: number\n[define]\nd = sum(t: A)\n", "unknown-name:13:12"},
      {"[criterion.E]\neach = codes.csv\nid = {cod}\npoints = 1\nvalue = x\n", "each-column:12:6"},
      {"[criterion.E]\neach = a, b: 1, 2; 3\nid = {a}\npoints = 1\nvalue = x\n",
       "each-cells:11:19"},
      {"[total]\npoints = 11\n", "points-do-not-add-up:10:2"},
      {"[criterion.B]\nvalue = y\n", "no-points:10:2"},
      {"[item.I]\npoints = 1\n", "empty-item:10:2"},
      {"form = bands\nbands = >=1: 2, >=2: 3, else: 0\n", "unordered-bands:11:19"},
      {"form = bands\nbands = >=2: 3, >=1: 2\n", "bands-without-else:11:9"},
      {"form = line\ncorners = 2: 3, 1: 2\n", "unordered-corners:11:17"},
      {"[grade.a]\nat_least = 8\n[grade.b]\nat_least = 9\n[grade.c]\nat_least = 0\n",
       "unordered-grades:12:2"},
      {"[grade.a]\nat_least = 8\n", "grades-with-gap:10:2"},
      {"range = 5..1\n", "bad-range:10:9"},
      {"[define]\na = b + 1\nb = a + 1\n", "circle:11:1"},
      {"[item.I]\nitem = J\npoints = 1\n[item.J]\nitem = I\npoints = 1\n", "item-circle:10:2"},
      {"[define]\nd = x +\n", "bad-expression:11:8"},
      {"[define]\nd = x + region\n", "unlike-types:11:5"},
  }));
  CAPTURE(row.more);
  const Strings complaints = complaints_of(right + row.more);
  REQUIRE_FALSE(complaints.empty());
  CHECK(complaints[0] == row.complaint);
  CHECK(complaints.size() == 1);
}

TEST_CASE("mistakes of the file as a whole", "[scheme]") {
  CHECK(complaints_of("") == Strings{"rules-empty:0:0"});
  CHECK(complaints_of("a = 1\n")[0] == "key-without-section:1:1");
  CHECK(complaints_of("[scheme]\nid = t\nname = T\nyear = 2025\n")[0].starts_with("no-criteria"));
  CHECK(complaints_of("[criterion.A]\npoints = 1\n")[0].starts_with("missing-section"));
  CHECK(complaints_of("[scheme]\nid = \xff\n")[0].starts_with("rules-not-utf8"));
  CHECK(complaints_of(std::string((4u << 20) + 1, '#'))[0].starts_with("rules-too-large"));
}

TEST_CASE("ten mistakes are told at once", "[scheme]") {
  const Strings complaints = complaints_of(
      "[scheme]\nid = t\nname = Test\nyear = twenty\ncolour = red\n"
      "[table.units]\ncolumns = x: number, y: numbr\n"
      "[criterion.A]\npoints = ten\nform = ration\n"
      "[criterion.B]\nitem = nowhere\npoints = 5\nvalue = x +\n"
      "[criterion.C]\npoints = 5\nvalue = zz\nmissing = maybe\n"
      "[limit.l]\nat_most = excellent\n"
      "[nonsense]\na = 1\n");
  CHECK(complaints.size() >= 10);  // names are not looked for while columns are unknown
  for (const char* code :
       {"bad-value:4", "unknown-key:5", "unknown-form:10", "unknown-item:12", "bad-expression:14",
        "bad-value:18", "unknown-grade:20", "unknown-section:21", "bad-value:9"}) {
    CAPTURE(code);
    CHECK(std::any_of(complaints.begin(), complaints.end(),
                      [&](const std::string& c) { return c.starts_with(code); }));
  }
}
