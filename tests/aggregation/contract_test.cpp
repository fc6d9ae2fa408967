#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>
#include <random>
#include <vector>

#include "aggregation/aggregations.hpp"

// What every aggregate of one unit keeps, whatever it is.

using namespace assess;

namespace {

struct Children {
  std::vector<double> scores, weights;

  explicit Children(unsigned seed) {
    std::mt19937 random(seed);
    const std::size_t n = 1 + random() % 12;
    for (std::size_t i = 0; i < n; ++i) {
      scores.push_back(static_cast<double>(1 + random() % 1000) / 10);
      weights.push_back(static_cast<double>(1 + random() % 8) / 4);
    }
  }
};

template <typename A>
constexpr bool is_inner = !A::info.compares && A::info.keyword != "sum";

}  // namespace

TEMPLATE_LIST_TEST_CASE("a mean is between the lowest and the highest", "[aggregation][contract]",
                        Aggregation) {
  if (!is_inner<TestType>) return;
  const unsigned seed = GENERATE(range(0u, 50u));
  CAPTURE(TestType::info.keyword, seed);
  const Children children(seed);
  const double result = TestType().of(children.scores, children.weights);
  const auto [low, high] = std::ranges::minmax(children.scores);
  CHECK(result >= low * (1 - 1e-12));
  CHECK(result <= high * (1 + 1e-12));
}

TEMPLATE_LIST_TEST_CASE("a better child never lowers the whole", "[aggregation][contract]",
                        Aggregation) {
  if (TestType::info.compares) return;
  const unsigned seed = GENERATE(range(0u, 50u));
  CAPTURE(TestType::info.keyword, seed);
  Children children(seed);
  std::ranges::fill(children.weights, 1);  // else a heavier child may enter the n lowest
  const double before = TestType().of(children.scores, children.weights);
  children.scores[seed % children.scores.size()] += 5;
  CHECK(TestType().of(children.scores, children.weights) >= before * (1 - 1e-12));
}

TEMPLATE_LIST_TEST_CASE("weights are relative, and without any there is nothing",
                        "[aggregation][contract]", Aggregation) {
  if (TestType::info.compares) return;
  const unsigned seed = GENERATE(range(0u, 20u));
  CAPTURE(TestType::info.keyword, seed);
  Children children(seed);
  const double before = TestType().of(children.scores, children.weights);
  if (is_inner<TestType>) {
    for (double& w : children.weights) w *= 8;
    CHECK(TestType().of(children.scores, children.weights) == Approx(before).epsilon(1e-12));
  }
  std::ranges::fill(children.weights, 0);
  CHECK(std::isnan(TestType().of(children.scores, children.weights)));
}

TEMPLATE_LIST_TEST_CASE("a child of weight 0 is as good as none", "[aggregation][contract]",
                        Aggregation) {
  if (TestType::info.compares) return;
  const unsigned seed = GENERATE(range(0u, 20u));
  CAPTURE(TestType::info.keyword, seed);
  Children children(seed);
  const double before = TestType().of(children.scores, children.weights);
  for (const double extra : {0.0, 1000.0}) {
    Children more = children;
    more.scores.insert(more.scores.begin(), extra);
    more.weights.insert(more.weights.begin(), 0);
    CHECK(TestType().of(more.scores, more.weights) == before);
  }
}
