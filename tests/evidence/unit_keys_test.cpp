#include "evidence/unit_keys.hpp"

#include <catch2/catch.hpp>
#include <utility>

#include "support/assessing.hpp"

using namespace assess;

TEST_CASE("copies of keys outlive the keys", "[unit-keys]") {
  UnitKeys copy;
  {
    UnitKeys keys{"a", std::string(100'000, 'b'), ""};
    copy = keys;
    keys.set(0, "other");
    CHECK(keys[0] == "other");
    const UnitKeys moved = std::move(keys);
    CHECK(moved.size() == 3);
  }
  CHECK(copy == UnitKeys{"a", std::string(100'000, 'b'), ""});
}

TEST_CASE("keys are put at their units, those that were picked", "[unit-keys]") {
  const std::vector<std::string> batch{"u1", "", "u3", "u4"};
  UnitKeys keys;
  keys.resize(4);
  keys.set(0, "u0");
  CHECK(keys.put(1, batch, std::vector<std::uint32_t>{0, 2, 3}) == "u1u3u4");
  CHECK(keys == UnitKeys{"u0", "u1", "u3", "u4"});
}

TEST_CASE("keys of several parts are told apart, and shown with what is there", "[unit-keys]") {
  const TextResult result =
      assess_texts({"[scheme]\nid = t\nname = T\nyear = 2025\n[table.units]\nkey = unit, part\n"
                    "columns = unit, part: text, x: number\n[table.visits]\nkey = unit, "
                    "part\ncolumns = hours: number\n"
                    "[criterion.A]\npoints = 10\nvalue = x + sum(visits: hours)\n",
                    {{"units", "unit,part,x\na,b / c,1\na / b,c,2\na,,3\n"},
                     {"visits", "unit,part,hours\na / b,c,4\na,b / c,2\na,,1\n"}}});
  CHECK(result.complaints() == std::vector<std::string>{"alike-units:3"});
  REQUIRE(result.assessment);
  CHECK(keys_of(*result.assessment) == std::vector<std::string>{"a / b / c", "a / b / c", "a"});
  CHECK(result.assessment->scores.nodes[result.assessment->scheme.total].score.values ==
        std::vector<double>{3, 6, 4});
}
