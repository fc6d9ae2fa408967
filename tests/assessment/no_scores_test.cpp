// Evidence that says nothing gives no result; and what is said of units that are all equal.
#include <catch2/catch.hpp>

#include "support/assessing.hpp"

using namespace assess;

namespace {

using Strings = std::vector<std::string>;

const std::string head = "[scheme]\nid = t\nname = T\nyear = 2025\n";

Strings codes(const std::string& rules, const std::string& units) {
  const TextResult result = assess_texts({head + rules, {{"units", units}}});
  CHECK(result.assessment.has_value() == !result.notes.has_errors());
  Strings codes;
  for (const Diagnostic& note : result.notes.list()) codes.emplace_back(note.kind->code);
  std::ranges::sort(codes);
  return codes;
}

}  // namespace

TEST_CASE("without a single score there is no result", "[assessment]") {
  const std::string points = "[criterion.A]\npoints = 10\nvalue = x\n";
  CHECK(codes(points, "unit,x\na,\nb,\n") == Strings{"no-scores", "no-values"});
  CHECK(codes(points, "unit,x\na,\nb,1\n").empty());
  CHECK(codes(points, "unit,x\na,不适用\nb,不适用\n") == Strings{"no-scores"});
  CHECK(codes("[criterion.A]\nvalue = x\n", "unit,x\na,\n") == Strings{"no-scores", "no-values"});
}

TEST_CASE("a reason in the rules is an answer, too", "[assessment]") {
  const std::string rules =
      "[criterion.A]\npoints = 10\nvalue = x\ninstead = \"not handed in\" when x is missing\n";
  CHECK(codes(rules, "unit,x\na,\nb,\n") == Strings{"no-values"});
  CHECK(codes("[total]\ninstead = \"not rated\" when x is given\n"
              "[criterion.A]\npoints = 10\nvalue = x\n",
              "unit,x\na,1\nb,2\n")
            .empty());
}

TEST_CASE("units are all equal if they are equal as decimals", "[assessment]") {
  const std::string form = GENERATE("minmax", "distance\nto = 5", "best_ratio", "percentile");
  CAPTURE(form);
  const std::string rules = "[criterion.A]\npoints = 10\nvalue = x + y\nform = " + form + "\n";
  CHECK(codes(rules, "unit,x,y\na,0.1,0.2\nb,0.3,0\nc,0.15,0.15\n") == Strings{"all-equal"});
  CHECK(codes(rules, "unit,x,y\na,0.1,0.2\nb,0.3,0.01\n").empty());
  CHECK(codes(rules, "unit,x,y\na,0.1,0.2\n") == Strings{"alone"});
}
