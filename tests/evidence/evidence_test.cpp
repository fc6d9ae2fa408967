// From tables to figures: what is taken, what is left out, what is complained of.
#include <catch2/catch.hpp>
#include <cmath>

#include "support/assessing.hpp"

using namespace assess;

namespace {

using Strings = std::vector<std::string>;

const std::string head =
    "[scheme]\nid = t\nname = T\nyear = 2025\n[table.units]\ncolumns = x: number\n";
const std::string events =
    "[table.events]\ncolumns = event: text, level: major|minor, loss: number, at: date?\n";
const std::string lost = "[criterion.A]\npoints = 10\nform = deduct\nloss = sum(events: loss)\n";
const std::string units = "unit,x\nNorth,1\nSouth,2\n";

TextResult with_events(const std::string& more, const std::string& rows) {
  return assess_texts({head + events + more + lost,
                       {{"units", units}, {"events", "unit,event,level,loss,at\n" + rows}}});
}

}  // namespace

TEST_CASE("rows are summed by unit; a unit without rows lost nothing", "[evidence]") {
  const TextResult result = with_events(
      "", "North,e1,major,0.1,2025-01-01\nNorth,e2,minor,0.2,\n ｎｏｒｔｈ,e3,minor,1,\n");
  CHECK(result.complaints() == Strings{"unknown-unit:4"});  // names differ by case
  const TextResult right =
      with_events("", "North,e1,major,0.1,2025-01-01\nＮｏｒｔｈ ,e2,minor,0.2,\n");
  REQUIRE(right.assessment);
  CHECK(right.score("North", "A") == Approx(9.7));
  CHECK(right.score("South", "A") == 10);
}

TEST_CASE("rows of one matter are an error, unless the rules say which is kept", "[evidence]") {
  const std::string twice = "North,e1,major,3,\nNorth,e1,minor,1,\nSouth,e1,minor,2,\n";
  CHECK(with_events("unique = event\n", twice).complaints() == Strings{"duplicate-matter:3"});
  const TextResult highest = with_events("unique = event\nkeep = highest loss\n", twice);
  CHECK(highest.score("North", "A") == 7);
  CHECK(highest.score("South", "A") == 8);
  CHECK(with_events("unique = event\nkeep = lowest loss\n", twice).score("North", "A") == 9);
  CHECK(
      with_events("unique = event\nkeep = highest loss\n", "North,e1,major,3,\nNorth,e1,minor,3,\n")
          .complaints() == Strings{"undecided-matter:3"});
  // rows that tie do not matter where another one is kept, wherever it stands
  const std::string low = "North,e1,major,3,\nNorth,e1,minor,3,\n", high = "North,e1,minor,5,\n";
  CHECK(with_events("unique = event\nkeep = highest loss\n", low + high).score("North", "A") == 5);
  CHECK(with_events("unique = event\nkeep = highest loss\n", high + low).score("North", "A") == 5);
}

TEST_CASE("rows that do not count are left out", "[evidence]") {
  const TextResult result = with_events("where = level = \"major\" and at <= cutoff\n",
                                        "North,e1,major,1,2025-05-05\nNorth,e2,minor,2,2025-05-05\n"
                                        "North,e3,major,4,2026-01-01\nNorth,e4,major,5,\n");
  REQUIRE(result.assessment);
  CHECK(result.score("North", "A") == 9);
}

TEST_CASE("what is wrong with a table is told with its line, all of it", "[evidence]") {
  const TextResult result = with_events(
      "",
      "North,e1,huge,1,\nNorth,e2,minor,one,\nNorth,,minor,1,\nWest,e4,minor,1,\n,e5,minor,1,\n"
      "South,e6,minor,1,03/04/2025\n");
  CHECK_FALSE(result.assessment);
  CHECK(result.complaints() == Strings{"unknown-word:2", "not-a-number:3", "empty-cell:4",
                                       "unknown-unit:5", "no-key:6", "ambiguous-date:7"});
}

TEST_CASE("tables and columns that are not there", "[evidence]") {
  const std::string rules = head + events + lost;
  CHECK(assess_texts({rules, {{"units", units}}}).complaints() == Strings{"no-evidence:7"});
  CHECK(assess_texts({rules, {{"units", units}, {"events", "unit,event,level,at\n"}}})
            .complaints()[0] == "missing-column:1");
  CHECK(assess_texts({head + events + "optional = yes\n" + lost, {{"units", units}}})
            .score("North", "A") == 10);
  CHECK(assess_texts(
            {rules,
             {{"units", "unit,x\nNorth,1\nNorth,2\n"}, {"events", "unit,event,level,loss,at\n"}}})
            .complaints() == Strings{"duplicate-unit:3"});
  CHECK(assess_texts({rules, {{"units", "unit,x\n"}, {"events", "unit,event,level,loss,at\n"}}})
            .complaints()[0]
            .starts_with("no-units"));
}

TEST_CASE("without a roster the units are those of a table", "[evidence]") {
  const std::string rules =
      "[scheme]\nid = t\nname = T\nyear = 2025\n[table.units]\nfrom = votes\n"
      "[table.votes]\nkey = unit\ncolumns = mark: number\n"
      "[criterion.A]\npoints = 10\nvalue = mean(votes: mark)\n";
  const TextResult result = assess_texts({rules, {{"votes", "unit,mark\nB,4\nA,2\nB,8\n"}}});
  CHECK(result.complaints() == Strings{});
  REQUIRE(result.assessment);
  CHECK(result.assessment->figures.units() == 2);
  CHECK(result.score("B", "A") == 6);
}
