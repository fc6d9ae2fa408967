#include <catch2/catch.hpp>

#include "form_call.hpp"

// What happens at the edges of a form: surplus, no basis, ends that meet, settings that are absent.

using namespace assess;
using namespace assess::test;

TEST_CASE("surplus is no credit, and decimals are not off by a last bit", "[forms]") {
  CHECK(score_of("shortfall", {45.0, 30.0}) == 10);
  CHECK(score_of("shortfall", {0.1 + 0.2, 0.3}) == 10);
  CHECK(score_of("deduct", {-4.0}) == 10);
  CHECK(score_of("ratio", {3 * 0.1, 0.5, 0.0, 1.0, 0.6}) == Approx(6));
  CHECK(score_of("ratio", {40.0, 100.0, 0.5, 0.95, 0.0}) == 0);
  CHECK(score_of("ratio", {10.0, 100.0, 0.5, 0.0, 0.0}) == Approx(8));  // fewer is better
}

TEST_CASE("efficacy where lower is better, and where low is 0", "[forms]") {
  struct Row {
    double x, low, high, points;
  };
  const auto r = GENERATE(values<Row>({{1, 10, 2, 10},
                                       {2, 10, 2, 10},
                                       {6, 10, 2, 8},
                                       {10, 10, 2, 6},
                                       {20, 10, 2, 3},
                                       {-10, 50, 100, 0},
                                       {-1, 0, 100, 0},
                                       {0, 0, 100, 6},
                                       {4, 5, 5, 4.8}}));
  CAPTURE(r.x, r.low, r.high);
  CHECK(same(score_of("efficacy", {r.x, r.low, r.high, 0.6}), r.points));
}

TEST_CASE("goalposts beyond their ends, and where they meet", "[forms]") {
  CHECK(score_of("goalposts", {150.0, 0.0, 100.0}) == 15);
  CHECK(score_of("goalposts", {-50.0, 0.0, 100.0}) == -5);
  CHECK(std::isnan(score_of("goalposts", {5.0, 3.0, 3.0})));
  CHECK(std::isnan(score_of("goalposts", {5.0, 0.3, 0.1 + 0.2})));
}

TEST_CASE("a line of one corner, and of none", "[forms]") {
  CHECK(score_of("line", {3.0, 0.0}, {{BandTest::equal, 1.0, 4.0}}) == 4);
  CHECK(std::isnan(score_of("line", {3.0, 0.0})));
}

TEST_CASE("where no band holds stands the bottom of the scale", "[forms]") {
  FormArguments arguments;
  arguments.slots = {10.0, 0.0};
  arguments.steps = {{BandTest::at_most, 9.0, 5.0}};
  arguments.scale = {1, 5};
  CHECK(scores_of(Bands(), arguments, 1)[0] == 1);
}

TEST_CASE("steps that differ by unit, and steps that are absent", "[forms]") {
  const std::vector<double> edges{1, 2, absent, 2}, points{5, 6, 7, absent};
  FormArguments arguments;
  arguments.slots = {2.0, 0.0};
  arguments.steps = {{BandTest::above, std::span(edges), std::span(points)},
                     {BandTest::otherwise, absent, 0.0}};
  CHECK(same(scores_of(Bands(), arguments, 4), {5, 0, absent, absent}));
  arguments.steps = {{BandTest::above, 1.0, absent}, {BandTest::otherwise, 0.0, 0.0}};
  CHECK(same(scores_of(Bands(), arguments, 2), {absent, absent}));
}

TEST_CASE("settings may differ by unit", "[forms]") {
  const std::vector<double> done{2, 2, 2, absent}, target{4, 2, absent, 4};
  FormArguments arguments;
  arguments.slots = {std::span<const double>(done), std::span<const double>(target)};
  arguments.scale = {0, 10};
  CHECK(same(scores_of(Shortfall(), arguments, 4), {5, 10, absent, absent}));
}
