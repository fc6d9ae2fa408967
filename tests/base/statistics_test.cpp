#include "base/statistics.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <random>

#include "base/state.hpp"

using namespace assess;

namespace {

using Numbers = std::vector<double>;

double quantile_of(Numbers values, double p) {
  return quantile(values, p);
}

Numbers treated(const Numbers& values, std::size_t most) {
  Numbers result(values.size());
  treat(values, most, result);
  return result;
}

}  // namespace

TEST_CASE("quantiles of type 7", "[statistics]") {
  const Numbers ten{1, 2, 3, 4, 5, 6, 7, 8, 9, 10};
  CHECK(quantile_of(ten, 0.1) == Approx(1.9));  // as R's quantile()
  CHECK(quantile_of(ten, 0.25) == Approx(3.25));
  CHECK(quantile_of(ten, 0.5) == Approx(5.5));
  CHECK(quantile_of(ten, 0.9) == Approx(9.1));
  CHECK(quantile_of({3}, 0.9) == 3);
  CHECK(quantile_of({3, 1}, 0) == 1);
  CHECK(quantile_of({3, 1}, 1) == 3);
}

TEST_CASE("moments", "[statistics]") {
  const Numbers x{2, 4, 4, 4, 5, 5, 7, 9};
  CHECK(mean(x) == 5);
  CHECK(standard_deviation(x) == Approx(2.13808993529939));
  CHECK(std::isnan(standard_deviation(Numbers{5})));
  CHECK(standard_deviation(Numbers{5, 5}) == 0);
  // e1071::skewness(x, type = 2) and kurtosis(x, type = 2) of c(1, 2, 3, 4, 10)
  CHECK(skewness(Numbers{1, 2, 3, 4, 10}) == Approx(1.6970562748477143));
  CHECK(kurtosis(Numbers{1, 2, 3, 4, 10}) == Approx(3.152));
}

TEST_CASE("moments do not depend on the order of the values", "[statistics]") {
  std::mt19937 random(3);
  Numbers x(500);
  for (double& value : x) value = static_cast<double>(random() % 100'000) / 7;
  const double m = mean(x), sd = standard_deviation(x), g1 = skewness(x), g2 = kurtosis(x);
  for (int i = 0; i < 10; ++i) {
    std::shuffle(x.begin(), x.end(), random);
    CHECK(mean(x) == m);
    CHECK(standard_deviation(x) == sd);
    CHECK(skewness(x) == g1);
    CHECK(kurtosis(x) == g2);
  }
}

TEST_CASE("outliers are set to the next value, or the logarithm is taken", "[statistics]") {
  Numbers plain(20);
  for (std::size_t i = 0; i < plain.size(); ++i) plain[i] = static_cast<double>(i);
  CHECK(treated(plain, 5) == plain);  // nothing lies apart
  Numbers one = plain;
  one[7] = 500;
  const Numbers calm = treated(one, 5);
  CHECK(calm[7] == 19);
  CHECK(calm[19] == 19);
  CHECK(calm[0] == 0);
  const Numbers logged = treated(one, 0);
  CHECK(logged[0] == Approx(std::log(0.01 * 500)));
  CHECK(logged[7] == Approx(std::log(500 + 0.01 * 500)));
  one[3] = absent;
  CHECK(std::isnan(treated(one, 5)[3]));
}
