// Rules that are meant to hurt, and mistakes that would only show in another year.
#include <catch2/catch.hpp>

#include "support/rules_text.hpp"

using namespace assess;

namespace {

using Strings = std::vector<std::string>;

const std::string head = "[scheme]\nid = t\nname = T\nyear = 2025\n";
const std::string criterion = "[criterion.A]\npoints = 10\n";

Strings codes(const std::string& rules, const TextTables& tables = {}) {
  Diagnostics notes;
  const auto scheme = read_rules(head + rules, notes, tables);
  CHECK(scheme.has_value() == !notes.has_errors());
  Strings result;
  for (const Diagnostic& note : notes.list()) result.emplace_back(note.kind->code);
  return result;
}

/// d0 = d1 + 1, d1 = d2 + 1 ...
std::string chain(int length) {
  std::string rules = "[define]\n";
  for (int i = 0; i < length; ++i)
    rules += "d" + std::to_string(i) + " = d" + std::to_string(i + 1) + " + 1\n";
  return rules + "d" + std::to_string(length) + " = x\n" + criterion + "value = d0\n";
}

std::string repeated(const std::string& text, int times) {
  std::string result;
  for (int i = 0; i < times; ++i) result += text;
  return result;
}

}  // namespace

TEST_CASE("names that need names that need names end somewhere", "[rules]") {
  CHECK(codes(chain(100)).empty());
  CHECK(codes(chain(200))[0] == "long-chain");
  CHECK(codes(chain(20'000))[0] == "long-chain");
  std::string wide = "[define]\n";
  for (char c = 'a'; c < 'k'; ++c)
    wide += std::string(1, c) + " = " + char(c + 1) + repeated(" + x", 250) + "\n";
  CHECK(codes(wide + "k = x\n" + criterion + "value = a\n")[0] == "long-chain");
}

TEST_CASE("criteria may need each other in a long row", "[rules]") {
  std::string rules;
  for (int i = 0; i < 3'000; ++i)
    rules += "[criterion.c" + std::to_string(i) + "]\npoints = 1\nvalue = c" +
             std::to_string(i + 1) + ".score\n";
  CHECK(codes(rules + "[criterion.c3000]\npoints = 1\nvalue = x\n").empty());
}

TEST_CASE("a sum of many terms is read at once; one of too many is refused", "[rules]") {
  CHECK(codes(criterion + "value = " + repeated("x + ", 250) + "x\n").empty());
  CHECK(codes(criterion + "value = " + repeated("x + ", 15'000) + "x\n") == Strings{"too-deep"});
}

TEST_CASE("lookups ask each other in no circle, and not without end", "[rules]") {
  const std::string asks = criterion + "value = lookup(a, unit)\n";
  CHECK(codes("[lookup.a]\nx = lookup(a, unit)\ny = 1\n" + asks) == Strings{"circle"});
  CHECK(codes("[lookup.a]\nx = lookup(b, unit)\n[lookup.b]\nx = 2\n" + asks).empty());
  std::string doubled;
  for (char c = 'a'; c < 'o'; ++c)
    doubled += std::string("[lookup.") + c + "]\nx = lookup(" + char(c + 1) +
               ", unit)\ny = lookup(" + char(c + 1) + ", unit)\n";
  CHECK(codes(doubled + "[lookup.o]\nx = 2\n" + asks) == Strings{"long-chain"});
}

TEST_CASE("a lookup says one thing of a key", "[rules]") {
  const std::string rules =
      "[lookup.a]\nfile = a.csv\nkey = k\n" + criterion + "value = lookup(a, unit)\n";
  CHECK(codes(rules, {{"a.csv", "k,v\nx,1\nx,2\n"}}) == Strings{"lookup-twice"});
  CHECK(codes(rules, {{"a.csv", "k,v\nx,1\nx,1.0\n"}}).empty());
}

TEST_CASE("a lookup that nothing asks is read all the same", "[rules]") {
  const std::string used = criterion + "value = x\n";
  CHECK(codes("[lookup.a]\nx = 1 +\n" + used) == Strings{"bad-expression"});
  CHECK(codes("[lookup.a]\nx = nosuch(1)\n" + used) == Strings{"unknown-function"});
  CHECK(codes("[lookup.a]\nx = 1\ny = \"one\"\n" + used) == Strings{"unlike-types"});
  CHECK(codes("[lookup.a]\nfile = a.csv\n" + used) == Strings{"missing-key"});
  CHECK(codes("[lookup.a]\nfile = a.csv\nkey = q\n" + used, {{"a.csv", "k,v\nx,1\n"}}) ==
        Strings{"each-column"});
  // it may be meant for the rows of a ledger
  CHECK(codes("[table.e]\ncolumns = loss: number\n[table.units]\ncolumns = x: number\n"
              "[lookup.a]\nx = loss * 2\n" +
              used)
            .empty());
}

TEST_CASE("a lookup that nothing asks leaves no trace in the scheme", "[rules]") {
  Diagnostics notes;
  const std::string used = head + criterion + "value = x\n";
  const auto with = read_rules(used + "[lookup.a]\nx = y + 1\n", notes);
  const auto without = read_rules(used, notes);
  REQUIRE(with);
  CHECK(with->quantities.size() == without->quantities.size());
  CHECK(with->tables[0].columns.size() == without->tables[0].columns.size());
}

TEST_CASE("rules run only what lies beside them", "[rules]") {
  for (const char* path : {"../other.ini", "/etc/passwd", "a/../../b.ini", "http://host/a.ini"}) {
    CAPTURE(path);
    CHECK(codes(std::string("[table.t]\nrun = ") + path + "\n" + criterion + "value = x\n") ==
          Strings{"unsafe-path"});
  }
}

TEST_CASE("a setting by group may count days", "[rules]") {
  const std::string rules =
      "group = g\n[table.units]\ncolumns = g: text, x: number, d: date\n" + criterion +
      "form = shortfall\nvalue = x\ntarget = cutoff - d\ntarget.p = lookup(t, g)\n"
      "[lookup.t]\np = 5\nq = 6\n";
  CHECK(codes(rules).empty());
}
