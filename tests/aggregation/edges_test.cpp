#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>
#include <random>
#include <vector>

#include "aggregation/aggregations.hpp"
#include "aggregation/row_aggregates.hpp"

// Negative scores, weights of the lowest, parameters out of all proportion, and the order of rows.

using namespace assess;
using Kind = RowAggregate::Kind;

namespace {

double of(std::string_view keyword, const std::vector<double>& scores,
          const std::vector<double>& weights, std::optional<double> parameter = {}) {
  return aggregate(aggregation_named(keyword, parameter).value(), scores, weights);
}

double finish(Kind kind, std::vector<double> values, double argument) {
  return finish_values(kind, values, argument);
}

std::vector<double> treated(const std::vector<double>& values, double most) {
  std::vector<double> results(values.size());
  over_units(Kind::treat, values, most, results);
  return results;
}

}  // namespace

TEST_CASE("means that a negative score has not", "[aggregation]") {
  CHECK(std::isnan(of("geometric", {-1, 9}, {1, 1})));
  CHECK(std::isnan(of("harmonic", {-2, 6}, {1, 1})));
  CHECK(std::isnan(of("harmonic", {0, -6}, {1, 1})));
  CHECK(std::isnan(of("power", {-3, 4}, {1, 1}, 2)));
  CHECK(of("geometric", {-1, 9}, {0, 1}) == Approx(9));  // what has no weight does not count
  CHECK(of("max", {-3, -1}, {1, 1}) == -1);
}

TEST_CASE("the lowest are weighted among themselves", "[aggregation]") {
  CHECK(of("lowest", {3, 1, 7, 2}, {1, 3, 1, 1}, 2) == 1.25);
  CHECK(of("lowest", {3, 1}, {1, 0}, 1) == 3);
  CHECK(of("lowest", {3, 1}, {1, 1}, 1e300) == 2);
}

TEST_CASE("power means rise with p, from the lowest to the highest", "[aggregation]") {
  const std::vector<double> scores{12, 55, 70, 31}, weights{1, 2, 1, 0.5};
  double before = of("min", scores, weights);
  for (const double p : {-8.0, -1.0, -0.25, 0.25, 1.0, 2.0, 8.0}) {
    const double now = of("power", scores, weights, p);
    CHECK(now > before);
    before = now;
  }
  CHECK(before < of("max", scores, weights));
  CHECK(of("power", scores, weights, 1e-7) == Approx(of("geometric", scores, weights)));
}

TEST_CASE("arguments of row aggregates out of all proportion", "[aggregation]") {
  CHECK(std::isnan(finish(Kind::trimmed_mean, {1, 2}, 1)));  // nothing is left
  CHECK(std::isnan(finish(Kind::trimmed_mean, {1, 2, 3}, 1e300)));
  CHECK(finish(Kind::distinct, {0.3, 0.1 + 0.2}, 0) == 1);
  CHECK(finish(Kind::sd, {0.1, 0.1, 0.1}, 0) == 0);
  const std::vector<double> far{1, 2, 3, 4, 5, 6, 7, 8, 9, 1000};
  CHECK(treated(far, 1e300) == treated(far, 1));
}

TEST_CASE("the order of rows changes no bit of an aggregate", "[aggregation]") {
  const unsigned seed = GENERATE(range(0u, 20u));
  CAPTURE(seed);
  std::mt19937 random(seed);
  std::vector<double> values(50);
  for (double& x : values)
    x = static_cast<double>(random() % 1000) / static_cast<double>(1 + random() % 9);
  for (const RowAggregate& a : all_row_aggregates()) {
    CAPTURE(a.keyword);
    std::vector<double> other = values;
    std::shuffle(other.begin(), other.end(), random);
    const double argument = a.kind == Kind::percentile ? 0.3 : 2;
    const double one = finish(a.kind, values, argument), two = finish(a.kind, other, argument);
    CHECK((one == two || (std::isnan(one) && std::isnan(two))));
  }
}
