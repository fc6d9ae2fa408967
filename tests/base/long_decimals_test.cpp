#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <random>
#include <string>
#include <vector>

#include "base/exact_sum.hpp"

// Sums of amounts of money and other long decimals: longer than what a scaled 64-bit integer holds.

using namespace assess;

namespace {

double sum_of(const std::vector<double>& values) {
  ExactSum sum;
  for (const double x : values) sum.add(x);
  return sum.value();
}

/// Random decimals as their nearest doubles, and their sum.
struct Decimals {
  std::vector<double> values;
  Int128 billionths = 0;

  Decimals(unsigned seed, int places, int digits) {
    std::mt19937_64 random(seed);
    std::int64_t end = 1, billionths_of_one = 1;
    for (int d = 0; d < digits; ++d) end *= 10;
    for (int p = places; p < 9; ++p) billionths_of_one *= 10;
    for (int i = 0; i < 200; ++i) {
      auto n = static_cast<std::int64_t>(random() % static_cast<std::uint64_t>(end));
      if (random() % 3 == 0) n = -n;
      const std::string text = std::to_string(n) + "e-" + std::to_string(places);
      values.push_back(std::strtod(text.c_str(), nullptr));
      billionths += static_cast<Int128>(n) * billionths_of_one;
    }
  }
};

}  // namespace

TEST_CASE("decimals of every length add up exactly", "[sums]") {
  struct Length {
    int places, digits;
  };
  const auto length = GENERATE(values<Length>(
      {{0, 6}, {2, 5}, {2, 12}, {2, 15}, {3, 14}, {6, 15}, {8, 15}, {9, 10}, {9, 15}}));
  const unsigned seed = GENERATE(range(0u, 10u));
  CAPTURE(length.places, length.digits, seed);
  Decimals decimals(seed, length.places, length.digits);
  const double expected = Points{decimals.billionths}.value();
  CHECK(sum_of(decimals.values) == expected);
  std::shuffle(decimals.values.begin(), decimals.values.end(), std::mt19937(seed));
  CHECK(sum_of(decimals.values) == expected);
}

TEST_CASE("large amounts leave their small change", "[sums]") {
  CHECK(sum_of({123456789.01, 0.02, -123456789}) == 0.03);
  CHECK(sum_of({98765432101.1, 0.2, -98765432101}) == 0.3);
  CHECK(sum_of(std::vector<double>(10, 12345678901.1)) == 123456789011);
}

TEST_CASE("other doubles are rounded once, half to even", "[sums]") {
  CHECK(sum_of({1.0 / 3, 1.0 / 3, 1.0 / 3}) == 1);
  CHECK(sum_of({0x1p53, 0x1p-30, 1}) == 0x1p53 + 2);  // a half that something tiny pushes over
  CHECK(sum_of({0x1p53, -0x1p-30, 1}) == 0x1p53);
  CHECK(sum_of({0x1p-1074, 0x1p-1074}) == 0x1p-1073);
}

TEST_CASE("a sum is a value", "[sums]") {
  ExactSum one;
  one.add(1.0 / 3);
  ExactSum other = one;
  other.add(1);
  CHECK(one.value() == 1.0 / 3);
  CHECK(other.value() == 1 + 1.0 / 3);
  other = one;
  CHECK(other.value() == 1.0 / 3);
  CHECK(sizeof(ExactSum) <= 32);  // a ledger holds one per unit and aggregate
}
