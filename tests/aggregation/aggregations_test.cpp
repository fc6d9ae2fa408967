#include "aggregation/aggregations.hpp"

#include <catch2/catch.hpp>
#include <cmath>
#include <random>
#include <set>

using namespace assess;

namespace {

using Numbers = std::vector<double>;

struct Row {
  const char* name;
  std::optional<double> parameter;
  Numbers scores, weights;
  double result;
};

std::vector<double> copeland(const std::vector<Numbers>& children, const Numbers& weights) {
  std::vector<std::span<const double>> views(children.begin(), children.end());
  Numbers result(children[0].size());
  compare_units(*aggregation_named("copeland", {}), views, weights, result);
  return result;
}

/// With a parameter where it takes one.
Aggregation usual(const AggregationInfo& info) {
  return *aggregation_named(info.keyword, info.parameter.empty() ? std::optional<double>() : 2.0);
}

}  // namespace

TEST_CASE("aggregates of children", "[aggregation]") {
  const auto row = GENERATE(values<Row>({
      {"sum", {}, {1, 2, 3}, {1, 1, 1}, 6},
      {"mean", {}, {1, 2, 6}, {1, 1, 1}, 3},
      {"mean", {}, {10, 20}, {3, 1}, 12.5},
      {"mean", {}, {10, 20}, {0, 1}, 20},
      {"geometric", {}, {4, 9}, {1, 1}, 6},
      {"geometric", {}, {4, 0}, {1, 1}, 0},
      {"geometric", {}, {4, 0}, {1, 0}, 4},
      {"harmonic", {}, {2, 6}, {1, 1}, 3},
      {"harmonic", {}, {2, 0}, {1, 1}, 0},
      {"power", 2, {1, 7}, {1, 1}, 5},
      {"power", 1, {1, 7}, {3, 1}, 2.5},
      {"power", -1, {2, 6}, {1, 1}, 3},
      {"min", {}, {3, 1, 2}, {1, 1, 1}, 1},
      {"min", {}, {3, 1, 2}, {1, 0, 1}, 2},
      {"max", {}, {3, 1, 2}, {1, 1, 1}, 3},
      {"median", {}, {3, 1, 2}, {1, 1, 1}, 2},
      {"median", {}, {4, 1, 2, 9}, {1, 1, 1, 1}, 3},
      {"lowest", 2, {5, 1, 3}, {1, 1, 1}, 2},
      {"lowest", 9, {5, 1, 3}, {1, 1, 1}, 3},
  }));
  CAPTURE(row.name, row.scores);
  const auto aggregation = aggregation_named(row.name, row.parameter);
  REQUIRE(aggregation);
  CHECK(aggregate(*aggregation, row.scores, row.weights) == Approx(row.result));
}

TEST_CASE("an aggregate takes the parameter it has, and no other", "[aggregation]") {
  CHECK_FALSE(aggregation_named("meen", {}));
  CHECK_FALSE(aggregation_named("mean", 2));
  CHECK_FALSE(aggregation_named("power", {}));
  CHECK_FALSE(aggregation_named("power", 0));
  CHECK_FALSE(aggregation_named("lowest", 0));
  CHECK_FALSE(aggregation_named("lowest", 1.5));
}

TEST_CASE("what every aggregate keeps", "[aggregation]") {
  std::set<std::string_view> names;
  for_each_aggregation([&](const AggregationInfo& info) {
    CAPTURE(info.keyword);
    CHECK(names.insert(info.keyword).second);
    CHECK_FALSE(info.summary.zh.empty());
    if (info.compares) return;
    const Aggregation one = usual(info);
    CHECK((info.keyword == "sum" || std::isnan(aggregate(one, Numbers{1, 2}, Numbers{0, 0}))));
    CHECK(aggregate(one, Numbers{7}, Numbers{1}) == Approx(7));
    std::mt19937 random(9);
    for (int i = 0; i < 300; ++i) {
      Numbers scores, weights;
      for (auto n = 1 + random() % 6; n > 0; --n) {
        scores.push_back(static_cast<double>(random() % 1001) / 10);
        weights.push_back(static_cast<double>(1 + random() % 9));
      }
      const double before = aggregate(one, scores, weights);
      const auto [least, greatest] = std::minmax_element(scores.begin(), scores.end());
      if (info.keyword != "sum") {
        CHECK(before >= *least - 1e-9);
        CHECK(before <= *greatest + 1e-9);
      }
      // a better child never lowers its parent; `lowest` may take another weight then
      scores[random() % scores.size()] += 5;
      if (info.keyword != "lowest") CHECK(aggregate(one, scores, weights) >= before - 1e-9);
    }
  });
}

TEST_CASE("Copeland: duels by weight; half and half is nobody's", "[aggregation]") {
  CHECK(copeland({{3, 2, 1}}, {1}) == Numbers{2, 0, -2});
  CHECK(copeland({{1, 2}, {2, 1}}, {1, 1}) == Numbers{0, 0});
  CHECK(copeland({{1, 2}, {2, 1}}, {1, 2}) == Numbers{1, -1});
  // 0.1 + 0.2 against 0.3: equal weights in the rules stay equal
  CHECK(copeland({{2, 1}, {2, 1}, {1, 2}}, {0.1, 0.2, 0.3}) == Numbers{0, 0});
  CHECK(copeland({{0.1 + 0.2, 0.3}}, {1}) == Numbers{0, 0});    // equal as decimals
  CHECK(copeland({{1, 1}, {2, 1}}, {5, 1}) == Numbers{1, -1});  // a tie counts half for both
  const Numbers lacking = copeland({{1, absent, 3}}, {1});
  CHECK(lacking[0] == -1);
  CHECK(std::isnan(lacking[1]));
  CHECK(copeland({{5}}, {1}) == Numbers{0});
}
