// What rules files say: repeated sections, lookups, settings by group, points as decimals.
#include <catch2/catch.hpp>

#include "support/assessing.hpp"
#include "support/rules_text.hpp"

using namespace assess;

namespace {

using Strings = std::vector<std::string>;

const std::string head = "[scheme]\nid = t\nname = T\nyear = 2025\n";
const std::string units = "[table.units]\ncolumns = region: text, x, y: number\n";

std::optional<Scheme> scheme_of(const std::string& text, const TextTables& tables = {}) {
  Diagnostics notes;
  auto scheme = read_rules(text, notes, tables);
  CAPTURE(text, codes_of(notes));
  REQUIRE(scheme);
  return scheme;
}

std::string points_of(const Scheme& scheme, const char* node) {
  return to_text(scheme.nodes[scheme.node(node).value()].points.value(), 2);
}

TextResult of_units(const std::string& rules, const std::string& rows) {
  TextResult result = assess_texts({rules, {{"units", "unit,region,x,y\n" + rows}}});
  CAPTURE(rules, result.complaints());
  REQUIRE(result.assessment);
  return result;
}

}  // namespace

TEST_CASE("each makes a section of every row", "[scheme]") {
  const auto in_place = scheme_of(head + units +
                                  "[criterion.some]\neach = d, c, p: E, x, 3; F, y, 4\n"
                                  "id = {d}\npoints = {p}\nvalue = {c}\n");
  CHECK(points_of(*in_place, "E") == "3.00");
  CHECK(points_of(*in_place, "F") == "4.00");
  CHECK(points_of(*in_place, "total") == "7.00");
  CHECK_FALSE(in_place->node("some"));
  const auto from_file =
      scheme_of(head + units +
                    "[criterion.some]\neach = codes.csv where use = \"yes\"\n"
                    "id = {code}\npoints = 5\nvalue = x + {low}\nround = {digits}\n",
                {{"codes.csv", "code,low,use,digits\nE,1,yes,1\nF,2,no,2\nG,3,yes,\n"}});
  CHECK(from_file->node("E"));
  CHECK_FALSE(from_file->node("F"));
  CHECK(from_file->nodes[*from_file->node("E")].round);
  CHECK_FALSE(from_file->nodes[*from_file->node("G")].round);  // the empty cell takes its line away
}

TEST_CASE("points add up as decimals, not as doubles", "[scheme]") {
  const auto parts = [](const char* a, const char* b, const char* c) {
    return "[item.I]\npoints = 1\n[criterion.A]\nitem = I\nvalue = x\npoints = " + std::string(a) +
           "\n[criterion.B]\nitem = I\nvalue = x\npoints = " + b +
           "\n[criterion.C]\nitem = I\nvalue = x\npoints = " + c + "\n";
  };
  CHECK(scheme_of(head + units + parts("0.1", "0.2", "0.7")));
  Diagnostics notes;
  CHECK_FALSE(read_rules(head + units + parts("0.1", "0.2", "0.70000001"), notes));
  CHECK(notes.list()[0].kind->code == "points-do-not-add-up");
}

TEST_CASE("a setting may differ by group", "[scheme]") {
  const TextResult result = of_units(head + "group = region\n" + units +
                                         "[criterion.A]\npoints = 10\nform = shortfall\nvalue = x\n"
                                         "target = 4\ntarget.small = 2\n",
                                     "a,big,2,0\nb,small,2,0\n");
  CHECK(result.score("a", "A") == 5);
  CHECK(result.score("b", "A") == 10);
}

TEST_CASE("lookups in place, with two keys and otherwise", "[scheme]") {
  const TextResult result =
      of_units(head + units +
                   "[lookup.base]\nn, 1 = 3\nn, 2 = 4\ns, 1 = 5\notherwise = 1\n"
                   "[criterion.A]\npoints = 10\nvalue = lookup(base, region, x)\n",
               "a,n,1,0\nb,n,2,0\nc,s,1,0\nd,s,2,0\n");
  CHECK(result.score("a", "A") == 3);
  CHECK(result.score("b", "A") == 4);
  CHECK(result.score("c", "A") == 5);
  CHECK(result.score("d", "A") == 1);
}

TEST_CASE("defined names are computed in the order of need", "[scheme]") {
  const TextResult result = of_units(head + units +
                                         "[define]\nc = b + 1\nb = x * 2\n"
                                         "[criterion.B]\npoints = 10\nvalue = A.rate * 10\n"
                                         "[criterion.A]\npoints = 10\nvalue = c\n",
                                     "a,n,2,0\n");
  CHECK(result.score("a", "A") == 5);
  CHECK(result.score("a", "B") == 5);
}

TEST_CASE("a weight scheme is the weighted mean of its parts", "[scheme]") {
  const TextResult result = of_units(head + units +
                                         "[criterion.A]\nvalue = x\nweight = 3\n"
                                         "[criterion.B]\nvalue = y\nweight = 1\n",
                                     "a,n,80,40\nb,n,80,\n");
  CHECK(result.total("a") == "70.00");
  CHECK(result.total("b") == "80.00");  // what is missing is skipped
}

TEST_CASE("aggregates over units and over the children of an item", "[scheme]") {
  const TextResult result =
      of_units(head + units +
                   "[criterion.A]\npoints = 10\nvalue = x\n"
                   "[criterion.B]\npoints = 10\nvalue = mean(units: x by region)\n"
                   "[limit.weak]\nscore_at_most = 5\nwhen = min(total: rate) < 30%\n",
               "a,n,2,0\nb,n,6,0\nc,s,7,0\n");
  CHECK(result.score("a", "B") == 4);
  CHECK(result.score("c", "B") == 7);
  CHECK(result.total("a") == "5.00");
  CHECK(result.total("b") == "10.00");
}
