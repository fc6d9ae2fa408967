#include <catch2/catch.hpp>

#include "base/date.hpp"
#include "expression/computing.hpp"

namespace assess {

TEST_CASE("date(year, month, day) is that day", "[expression]") {
  const Names names{{"y", {Type::number, {2024}}}};
  const Computed leap = compute("date(y, 2, 29)", names);
  REQUIRE(leap.values.size() == 1);
  CHECK(leap.type == Type::date);
  CHECK(leap.values[0] == *day_number(2024, 2, 29));
  CHECK(compute("date(y + 1, 1, 15) - date(y, 12, 31)", names).values.at(0) == 15);
  CHECK(compute("date(y, 3, 31) = 2024-03-31", names).values.at(0) == 1);
}

TEST_CASE("a day that does not exist is a fault, an absent part an absence", "[expression]") {
  struct Row {
    const char* text;
    State state;
  };
  const auto row = GENERATE(values<Row>({{"date(2025, 2, 29)", State::outside_domain},
                                         {"date(2025, 13, 1)", State::outside_domain},
                                         {"date(2025, 1.5, 1)", State::outside_domain},
                                         {"date(-1e300, 1, 1)", State::outside_domain},
                                         {"date(2025, y, 1)", State::missing}}));
  CAPTURE(row.text);
  const Names names{{"y", {Type::number, {0}, {State::missing}}}};
  const Computed result = compute(row.text, names);
  REQUIRE(result.states.size() == 1);
  CHECK(result.states[0] == row.state);
}

TEST_CASE("date takes three numbers", "[expression]") {
  CHECK(compute("date(2025, 3)").complaints().size() == 1);
  CHECK(compute("date(2025, 3, \"31\")").complaints().size() == 1);
}

}  // namespace assess
