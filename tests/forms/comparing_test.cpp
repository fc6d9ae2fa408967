#include <catch2/catch.hpp>

#include "form_call.hpp"

using namespace assess;
using namespace assess::test;

namespace {

const auto lower = [](FormArguments& a) { a.lower = true; };
const auto without_constant = [](FormArguments& a) { a.constant.reset(); };

auto settings(std::vector<double> numbers) {
  return [numbers](FormArguments& a) {
    for (const double x : numbers) a.slots.emplace_back(x);
  };
}

}  // namespace

TEST_CASE("minmax: between the least and the greatest", "[forms]") {
  CHECK(same(compared("minmax", {2, 4, 6, absent}), {0, 5, 10, absent}));
  CHECK(same(compared("minmax", {2, 4, 6, absent}, lower), {10, 5, 0, absent}));
  // one outlier presses all others together
  CHECK(same(compared("minmax", {1, 2, 3, 1001}), {0, 0.01, 0.02, 10}));
}

TEST_CASE("distance: to a target", "[forms]") {
  CHECK(same(compared("distance", {0, 5, 20}, settings({10})), {0, 5, 20}));
  const auto to_five = [](FormArguments& a) {
    a.lower = true;
    a.slots.emplace_back(5.0);
  };
  CHECK(same(compared("distance", {15, 10, 5, 0}, to_five), {0, 5, 10, 15}));
  CHECK(same(compared("distance", {1, 2}, settings({1})), {absent, absent}));  // no way to go
}

TEST_CASE("best_ratio: own to best", "[forms]") {
  CHECK(same(compared("best_ratio", {2, 5, 10}), {2, 5, 10}));
  CHECK(same(compared("best_ratio", {2, 4, 8}, lower), {10, 5, 2.5}));
  CHECK(same(compared("best_ratio", {0, -4}), {absent, absent}));  // ÷ 0
  CHECK(same(compared("best_ratio", {0, 4, 8}, lower), {absent, 0, 0}));
}

TEST_CASE("zscore: n - 1", "[forms]") {
  const double sd = std::sqrt(2.5);
  CHECK(same(compared("zscore", {1, 2, 3, 4, 5}, settings({0, 1})),
             {-2 / sd, -1 / sd, 0, 1 / sd, 2 / sd}));
  CHECK(same(compared("zscore", {1, 3}, settings({50, 10})),
             {50 - 10 / std::sqrt(2), 50 + 10 / std::sqrt(2)}));
  CHECK(same(compared("zscore", {7, 7, absent}, settings({50, 10})), {50, 50, absent}));
  CHECK(same(compared("zscore", {7}, settings({50, 10})), {50}));
}

TEST_CASE("rank, borda, percentile: ties are of decimals", "[forms]") {
  const std::vector<double> xs{28.2, 30, 28.200000000000003, 5, absent};
  CHECK(same(compared("rank", xs), {2, 4, 2, 1, absent}));
  CHECK(same(compared("borda", xs), {1, 3, 1, 0, absent}));
  CHECK(same(compared("percentile", xs), {10.0 / 3, 10, 10.0 / 3, 0, absent}));
  const auto mean = [](FormArguments& a) { a.ties = SharedRank::mean; };
  CHECK(same(compared("rank", xs, mean), {2.5, 4, 2.5, 1, absent}));
  CHECK(same(compared("borda", xs, mean), {1.5, 3, 1.5, 0, absent}));
  CHECK(same(compared("rank", xs, lower), {2, 1, 2, 4, absent}));
}

TEST_CASE("units that are all equal, or alone, get the constant rate", "[forms]") {
  for (const char* form : {"minmax", "best_ratio", "percentile"}) {
    CAPTURE(form);
    CHECK(same(compared(form, {3, 3, absent}), {5, 5, absent}));
    CHECK(same(compared(form, {0.3, 0.1 + 0.2}), {5, 5}));  // equal as decimals
    CHECK(same(compared(form, {3}), {5}));
    CHECK(same(compared(form, {3, 3}, without_constant), {absent, absent}));
    CHECK(same(compared(form, {3, 3}, [](FormArguments& a) { a.constant = 1; }), {10, 10}));
  }
  CHECK(same(compared("distance", {3, 3}, settings({9})), {5, 5}));
}

TEST_CASE("units that are all equal have a rank", "[forms]") {
  CHECK(same(compared("rank", {3, 3}, without_constant), {1, 1}));
  CHECK(same(compared("borda", {3, 3}, without_constant), {0, 0}));
  CHECK(same(compared("rank", {3}), {1}));
}

TEST_CASE("units are compared inside their cohort", "[forms]") {
  const std::vector<double> xs{1, 10, 3, 30, 2, 7, 99};
  const std::vector<int> groups{0, 2, 0, 2, 0, 1, -1};
  const auto within = [&](FormArguments& a) { a.cohort = groups; };
  CHECK(same(compared("minmax", xs, within), {0, 0, 10, 10, 5, 5, absent}));
  CHECK(same(compared("rank", xs, within), {1, 1, 3, 2, 2, 1, absent}));
  CHECK(
      same(compared("best_ratio", xs, within), {10.0 / 3, 10.0 / 3, 10, 10, 20.0 / 3, 5, absent}));
}

TEST_CASE("settings of a comparing form may differ by unit", "[forms]") {
  const std::vector<double> targets{10, 20, absent};
  const auto to = [&](FormArguments& a) { a.slots.emplace_back(std::span(targets)); };
  CHECK(same(compared("distance", {0, 5, 5}, to), {0, 2.5, absent}));
}

TEST_CASE("no units, and none with a value", "[forms]") {
  for (const char* form : {"minmax", "best_ratio", "percentile", "rank", "borda"}) {
    CAPTURE(form);
    CHECK(compared(form, {}).empty());
    CHECK(same(compared(form, {absent, absent}), {absent, absent}));
  }
}
