#include <catch2/catch.hpp>

#include <cmath>
#include <limits>
#include <vector>

#include "base/statistics.hpp"

// Samples too small, all equal, very large or very small; and what `treat` makes of them.

using namespace assess;

namespace {

using Numbers = std::vector<double>;

Numbers treated(const Numbers& values, std::size_t most) {
  Numbers result(values.size());
  treat(values, most, result);
  return result;
}

Numbers ranked_from_lowest(const Numbers& values, RankOfTies ties) {
  Numbers ranks(values.size());
  ranks_from_lowest(values, ties, ranks);
  return ranks;
}

}  // namespace

// Expected values: the formulas of Joanes & Gill in rational arithmetic.
TEST_CASE("skewness and kurtosis", "[statistics]") {
  struct Row {
    Numbers values;
    double sd, skewness, kurtosis;
  };
  const auto r = GENERATE(values<Row>(
      {{{2, 8, 0, 4, 1, 9, 9, 0}, 3.9798600118956085, 0.33058218040797466, -2.098602258096087},
       {{1, 2, 3, 4, 5, 6, 7, 8, 9, 1000}, 314.6572209034248, 3.161878427717573, 9.998148395031883},
       {{0.5, 1.5, 1.7, 2.25, 100}, 44.06067407564256, 2.2349124114465835, 4.995888370374456}}));
  const double scale = GENERATE(1.0, 1e-200, 1e-9, 1e9, 1e200);  // only sd has a unit
  CAPTURE(r.values, scale);
  Numbers values = r.values;
  for (double& x : values) x *= scale;
  CHECK(standard_deviation(values) / scale == Approx(r.sd).epsilon(1e-12));
  CHECK(skewness(values) == Approx(r.skewness).epsilon(1e-12));
  CHECK(kurtosis(values) == Approx(r.kurtosis).epsilon(1e-12));
}

TEST_CASE("samples too small, or all equal", "[statistics]") {
  CHECK(std::isnan(mean({})));
  CHECK(std::isnan(standard_deviation(Numbers{1})));
  CHECK(std::isnan(skewness(Numbers{1, 2})));
  CHECK(std::isnan(kurtosis(Numbers{1, 2, 4})));
  const Numbers equal(3, 0.1);  // their sum divided by three is not 0.1
  CHECK(standard_deviation(equal) == 0);
  CHECK(std::isnan(skewness(equal)));
  Numbers nothing;
  CHECK(std::isnan(quantile(nothing, 0.5)));
  Numbers eleven{0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10};
  CHECK(quantile(eleven, 0.3) == 3);  // 0.3 · 10 is 3 sharp
}

TEST_CASE("ranks from the lowest", "[statistics]") {
  CHECK(ranked_from_lowest({5, 7, 5, 9}, RankOfTies::lowest) == Numbers{1, 3, 1, 4});
  CHECK(ranked_from_lowest({5, 7, 5, 9}, RankOfTies::mean) == Numbers{1.5, 3, 1.5, 4});
  CHECK(ranked_from_lowest({0.3, 0.1 + 0.2, 0.0, -0.0}, RankOfTies::lowest) == Numbers{3, 3, 1, 1});
}

TEST_CASE("treat: equal values, a low end, and winsorising in vain", "[statistics]") {
  CHECK(treated({3, 3, 3, 3, 3}, 5) == Numbers{3, 3, 3, 3, 3});
  CHECK(treated({}, 5).empty());
  CHECK(treated({-1000, 2, 3, 4, 5, 6, 7, 8, 9, 10}, 1) == Numbers{2, 2, 3, 4, 5, 6, 7, 8, 9, 10});
  const Numbers two_outliers{1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 500, 1000};
  const Numbers logarithms = treated(two_outliers, 1);  // one cell is not enough
  for (std::size_t i = 0; i < logarithms.size(); ++i)
    CHECK(logarithms[i] == std::log(two_outliers[i] - 1 + 9.99));  // of the original
}
