#include <catch2/catch.hpp>

#include <cmath>
#include <vector>

#include "aggregation/aggregations.hpp"

using namespace assess;

namespace {

/// children: units each.
std::vector<double> copeland(const std::vector<std::vector<double>>& children,
                             const std::vector<double>& weights) {
  const std::vector<std::span<const double>> spans(children.begin(), children.end());
  std::vector<double> result(children.at(0).size(), -99);
  compare_units(Copeland(), spans, weights, result);
  return result;
}

}  // namespace

TEST_CASE("copeland: beaten less beaten by", "[aggregation]") {
  CHECK(copeland({{3, 2, 1}}, {1}) == std::vector<double>{2, 0, -2});
  // a circle: each beats one
  CHECK(copeland({{3, 2, 1}, {1, 3, 2}, {2, 1, 3}}, {1, 1, 1}) == std::vector<double>{0, 0, 0});
  CHECK(copeland({{1, 1, 1}}, {1}) == std::vector<double>{0, 0, 0});
}

TEST_CASE("copeland: exactly half and half counts 0", "[aggregation]") {
  CHECK(copeland({{2, 1}, {1, 2}}, {1, 1}) == std::vector<double>{0, 0});
  CHECK(copeland({{2, 1}, {1, 2}}, {2, 1}) == std::vector<double>{1, -1});
  // 0.1 + 0.2 against 0.3: half and half as decimals, not as doubles
  CHECK(copeland({{2, 1}, {2, 1}, {1, 2}}, {0.1, 0.2, 0.3}) == std::vector<double>{0, 0});
  // the scale of the weights does not matter
  CHECK(copeland({{2, 1}, {1, 2}}, {2e-12, 1e-12}) == std::vector<double>{1, -1});
  // a child in which both are equal, as decimals, decides nothing
  CHECK(copeland({{2, 1}, {0.3, 0.1 + 0.2}}, {1, 5}) == std::vector<double>{1, -1});
}

TEST_CASE("copeland: a pair is compared on what both have", "[aggregation]") {
  CHECK(copeland({{2, 1}, {absent, 2}}, {1, 5}) == std::vector<double>{1, -1});
  CHECK(copeland({{2, absent}, {absent, 2}}, {1, 1}) == std::vector<double>{0, 0});
  const auto result = copeland({{2, absent, 1}, {2, absent, 1}}, {1, 1});
  CHECK(result[0] == 1);
  CHECK(std::isnan(result[1]));
  CHECK(result[2] == -1);
}

TEST_CASE("copeland: weights of 0 count nothing", "[aggregation]") {
  CHECK(copeland({{2, 1}, {1, 2}}, {1, 0}) == std::vector<double>{1, -1});
  for (const double x : copeland({{2, 1}, {1, 2}}, {0, 0})) CHECK(std::isnan(x));
}
