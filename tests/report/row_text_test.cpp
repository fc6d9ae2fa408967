#include "report/row_text.hpp"

#include <array>
#include <catch2/catch.hpp>
#include <random>
#include <string>

#include "report/decimal_text.hpp"
#include "report/published.hpp"

using namespace assess;

namespace {

std::string decimal(std::uint64_t units, unsigned decimals) {
  std::array<char, longest_decimal> room;
  return {room.data(), write_decimal(room.data(), units, decimals)};
}

}  // namespace

TEST_CASE("whole units of the last decimal are written as a decimal", "[row-text]") {
  struct Row {
    std::uint64_t units;
    unsigned decimals;
    std::string text;
  };
  const auto r = GENERATE(values<Row>({{0, 0, "0"},
                                       {0, 2, "0.00"},
                                       {5, 2, "0.05"},
                                       {9350, 2, "93.50"},
                                       {1'000'000'000, 9, "1.000000000"},
                                       {9'999'999'999'999'999'999u, 9, "9999999999.999999999"}}));
  CHECK(decimal(r.units, r.decimals) == r.text);
}

TEST_CASE("any units and decimals are written alike, all digits at once or one by one",
          "[row-text]") {
  std::mt19937_64 random(7);
  for (int round = 0; round < 20'000; ++round) {
    const std::uint64_t units = random() >> random() % 64 >> 1;
    const unsigned decimals = static_cast<unsigned>(random() % 10);
    std::string expected = std::to_string(units);
    if (expected.size() <= decimals) expected.insert(0, decimals + 1 - expected.size(), '0');
    if (decimals > 0) expected.insert(expected.size() - decimals, 1, '.');
    REQUIRE(decimal(units, decimals) == expected);
  }
}

TEST_CASE("what is appended does not take the room that was made for numbers", "[row-text]") {
  RowText text;
  std::string expected;
  for (unsigned row = 0; row < 200; ++row) {
    text.make_room(2 * longest_decimal);
    text.set_end(write_decimal(text.end(), row, 0));
    text.append(std::string(row, 'x'));
    *text.end() = ',';
    text.set_end(text.end() + 1);
    expected += std::to_string(row) + std::string(row, 'x') + ",";
  }
  CHECK(text.view() == expected);
}

TEST_CASE("the quick way publishes as the usual one does", "[row-text]") {
  const double x = GENERATE(0.0, 0.005, 0.125, 1.005, 82.945, 99.99949999, 0.0000000005, 999999.9);
  const int decimals = GENERATE(0, 1, 2, 4, 9);
  CAPTURE(x, decimals);
  const Publisher publisher(decimals);
  REQUIRE(Publisher::takes(x));
  CHECK(decimal(publisher(x), publisher.decimals()) ==
        to_text(publish(x, to_decimals(decimals)), decimals));
}

TEST_CASE("the quick way publishes any number as the usual one does", "[row-text]") {
  std::mt19937_64 random(8);
  const std::uint64_t halves[]{1, 5, 50, 5'000, 5'000'000, 500'000'000};
  for (int round = 0; round < 50'000; ++round) {
    const std::uint64_t half = halves[random() % 6];
    const std::uint64_t billionths = random() % (1'000'000'000'000'000 / half) * half;
    const double x = static_cast<double>(billionths) / 1e9;
    const int decimals = static_cast<int>(random() % 10);
    const Publisher publisher(decimals);
    if (!Publisher::takes(x)) continue;
    REQUIRE(decimal(publisher(x), publisher.decimals()) ==
            to_text(publish(x, to_decimals(decimals)), decimals));
  }
}

TEST_CASE("the quick way leaves the rest to the usual one", "[row-text]") {
  CHECK_FALSE(Publisher::takes(-0.001));
  CHECK_FALSE(Publisher::takes(1e6));
  CHECK_FALSE(Publisher::takes(absent));
}
