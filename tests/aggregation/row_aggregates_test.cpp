#include "aggregation/row_aggregates.hpp"

#include <catch2/catch.hpp>
#include <cmath>
#include <set>

#include "base/state.hpp"

using namespace assess;

namespace {

using Numbers = std::vector<double>;

double finish(const char* keyword, Numbers values, double argument = 0) {
  return finish_values(row_aggregate_named(keyword)->kind, values, argument);
}

Numbers over(const char* keyword, const Numbers& values, double argument = 0) {
  Numbers results(values.size());
  over_units(row_aggregate_named(keyword)->kind, values, argument, results);
  return results;
}

}  // namespace

TEST_CASE("aggregates of rows", "[aggregation]") {
  CHECK(finish("sum", {0.1, 0.2}) == 0.3);
  CHECK(finish("mean", {1, 2, 6}) == 3);
  CHECK(finish("median", {4, 1, 2, 9}) == 3);
  CHECK(finish("min", {4, 1, 2}) == 1);
  CHECK(finish("max", {4, 1, 2}) == 4);
  CHECK(finish("sd", {2, 4, 4, 4, 5, 5, 7, 9}) == Approx(2.13808993529939));
  CHECK(std::isnan(finish("sd", {5})));
  CHECK(finish("percentile", {1, 2, 3, 4}, 0.1) == Approx(1.3));  // type 7
  CHECK(finish("percentile", {1, 2, 3, 4}, 0) == 1);
  CHECK(finish("percentile", {1, 2, 3, 4}, 1) == 4);
  CHECK(finish("trimmed_mean", {100, 1, 2, 3, -50}, 1) == 2);
  CHECK(finish("trimmed_mean", {1, 2, 3}, 0) == 2);
}

TEST_CASE("ranks over units", "[aggregation]") {
  const Numbers ranks = over("rank", {5, 9, absent, 5, 7});
  CHECK(Numbers{ranks[0], ranks[1], ranks[3], ranks[4]} == Numbers{3, 1, 3, 2});
  CHECK(std::isnan(ranks[2]));
  CHECK(over("mid_rank", {5, 9, 5, 7}) == Numbers{3.5, 1, 3.5, 2});
  CHECK(over("rank", {0.1 + 0.2, 0.3}) == Numbers{1, 1});
}

TEST_CASE("the list of row aggregates is complete", "[aggregation]") {
  std::set<std::string_view> names;
  for (const RowAggregate& one : all_row_aggregates()) {
    CAPTURE(one.keyword);
    CHECK(names.insert(one.keyword).second);
    CHECK(row_aggregate_named(one.keyword) == &one);
    CHECK(one.usage.starts_with(one.keyword));
    CHECK_FALSE(one.summary.zh.empty());
  }
  for (const char* name :
       {"count", "sum", "mean", "median", "min", "max", "sd", "distinct", "share", "percentile",
        "trimmed_mean", "latest", "only", "rank", "mid_rank", "treat"})
    CHECK(row_aggregate_named(name));
  CHECK(row_aggregate_named("avg") == nullptr);
}
