#include "base/points.hpp"

#include <catch2/catch.hpp>
#include <cmath>
#include <cstdlib>
#include <fstream>
#include <limits>
#include <random>
#include <sstream>

using namespace assess;

namespace {

struct RoundingRow {
  std::string value;
  int digits;
  std::string half_up, half_even;
};

/// Rows of numbers/rounding.csv; none where the folder of further cases is missing.
std::vector<RoundingRow> rounding_rows() {
  std::ifstream file(ASSESS_CASES_DIR "/badinput/numbers/rounding.csv");
  std::string line;
  std::vector<RoundingRow> rows;
  std::getline(file, line);
  while (std::getline(file, line)) {
    std::istringstream cells(line);
    RoundingRow row;
    std::string digits;
    std::getline(cells, row.value, ',');
    std::getline(cells, digits, ',');
    std::getline(cells, row.half_up, ',');
    std::getline(cells, row.half_even, ',');
    row.digits = std::stoi(digits);
    rows.push_back(row);
  }
  return rows;
}

std::string published(double x, const char* mode_and_places) {
  const int places = mode_and_places[0] - '0';
  const std::string mode = mode_and_places + 1;
  const RoundingMode m = mode == "down"   ? RoundingMode::down
                         : mode == "up"   ? RoundingMode::up
                         : mode == "even" ? RoundingMode::half_even
                                          : RoundingMode::half_up;
  return to_text(publish(x, to_decimals(places, m)), places);
}

}  // namespace

TEST_CASE("the shared table of roundings", "[points]") {
  const std::vector<RoundingRow> rows = rounding_rows();
  if (rows.empty()) WARN("the folder of further cases is not there: nothing compared");
  for (const RoundingRow& row : rows) {
    CAPTURE(row.value, row.digits);
    const auto written = parse_points(row.value);
    REQUIRE((written || row.value.find('e') != row.value.npos));
    const Rounding up = to_decimals(row.digits);
    const Rounding even = to_decimals(row.digits, RoundingMode::half_even);
    if (written) CHECK(to_text(rounded(*written, up), row.digits) == row.half_up);
    if (written) CHECK(to_text(rounded(*written, even), row.digits) == row.half_even);
    const double x = std::strtod(row.value.c_str(), nullptr);
    if (std::abs(x) >= 1e15) continue;  // more digits than a double has
    CHECK(to_text(publish(x, up), row.digits) == row.half_up);
    CHECK(to_text(publish(x, even), row.digits) == row.half_even);
  }
}

TEST_CASE("numbers that other programs round wrongly", "[points]") {
  struct Row {
    double x;
    const char* rounding;
    const char* text;
  };
  const auto r = GENERATE(values<Row>({{1.005, "2", "1.01"},
                                       {82.945, "2", "82.95"},
                                       {2.675, "2", "2.68"},
                                       {89.995, "2", "90.00"},
                                       {-0.3, "2", "-0.30"},
                                       {-1.005, "2", "-1.01"},
                                       {-0.001, "2", "0.00"},
                                       {-0.0, "0", "0"},
                                       {0.5, "0even", "0"},
                                       {1.5, "0even", "2"},
                                       {2.5, "0even", "2"},
                                       {2.500000001, "0even", "3"},
                                       {0.1 + 0.2, "9", "0.300000000"},
                                       {89.999, "2down", "89.99"},
                                       {89.99, "2down", "89.99"},
                                       {89.991, "2up", "90.00"},
                                       {-89.991, "2up", "-90.00"},
                                       {1234567.125, "2", "1234567.13"},
                                       {1e28, "0", "10000000000000000000000000000"}}));
  CAPTURE(r.x, r.rounding);
  CHECK(published(r.x, r.rounding) == r.text);
}

TEST_CASE("rounding to steps", "[points]") {
  const Rounding half{Points{500'000'000}};
  CHECK(to_text(publish(3.25, half), decimals(half)) == "3.5");
  CHECK(to_text(publish(3.2, half), decimals(half)) == "3.0");
  CHECK(to_text(publish(-3.25, half), decimals(half)) == "-3.5");
  CHECK(decimals(to_decimals(0)) == 0);
  CHECK(decimals(to_decimals(9)) == 9);
  CHECK(decimals(Rounding{Points{250'000'000}}) == 2);
  CHECK(decimals(Rounding{Points{5'000'000'000}}) == 0);
}

TEST_CASE("points as text and back", "[points]") {
  struct Row {
    const char* text;
    const char* again;  // "": not a decimal
  };
  const auto r =
      GENERATE(values<Row>({{"33.3", "33.3"},
                            {"-0.5", "-0.5"},
                            {"-0", "0"},
                            {"007", "7"},
                            {"1.10", "1.1"},
                            {"0.000000001", "0.000000001"},
                            {"99999999999999999999999999999", "99999999999999999999999999999"},
                            {"999999999999999999999999999999", ""},
                            {"1.0000000001", ""},
                            {"1e3", ""},
                            {"", ""},
                            {"-", ""},
                            {"+1", ""},
                            {".5", ""},
                            {"5.", ""},
                            {"1,5", ""},
                            {"--1", ""},
                            {"nan", ""},
                            {"１", ""}}));
  CAPTURE(r.text);
  const auto points = parse_points(r.text);
  CHECK((points ? to_text(*points) : "") == r.again);
}

TEST_CASE("doubles as text", "[points]") {
  struct Row {
    double x;
    const char* text;
  };
  const auto r = GENERATE(values<Row>({{0, "0"},
                                       {-0.0, "0"},
                                       {0.1, "0.1"},
                                       {-2.5, "-2.5"},
                                       {100000, "100000"},
                                       {1e-7, "0.0000001"},
                                       {9.9e16, "99000000000000000"},
                                       {1e17, "1e+17"},
                                       {1.5e-9, "1.5e-09"},
                                       {0.30000000000000004, "0.30000000000000004"}}));
  CHECK(to_text(r.x) == r.text);
}

TEST_CASE("numbers are compared as the decimals they mean", "[points]") {
  CHECK((compare_decimals(std::abs(0.975 - 1) * 100, 2.5) == 0));
  CHECK((compare_decimals(0.1 + 0.2, 0.3) == 0));
  CHECK((compare_decimals(1e15 / 3 * 3, 1e15) == 0));
  CHECK((compare_decimals(0.3, 0.300000001) < 0));
  CHECK((compare_decimals(0.3, 0.3000000001) == 0));
  CHECK((compare_decimals(-1, 1) < 0));
  CHECK((compare_decimals(2e30, 1e30) > 0));
  CHECK((compare_decimals(std::numeric_limits<double>::infinity(), 5) > 0));
  CHECK((compare_decimals(0.0, -0.0) == 0));
}

TEST_CASE("the cheap comparison agrees with the full one", "[points]") {
  const unsigned seed = GENERATE(take(50, random(0u, 1'000'000u)));
  CAPTURE(seed);
  std::mt19937 random(seed);
  std::uniform_real_distribution<double> exponent(-10, 20), near(-3e-9, 3e-9),
      relative(-1e-13, 1e-13);
  for (int i = 0; i < 200; ++i) {
    const double a = std::pow(10, exponent(random)) * (i % 2 ? -1 : 1);
    const double b = a * (1 + relative(random)) + near(random);
    CAPTURE(a, b);
    CHECK((compare_decimals(a, b) == (exact(a) <=> exact(b))));
    CHECK(snapped(a) == exact(a).value());
  }
}

TEST_CASE("points survive the way through a double", "[points]") {
  const unsigned seed = GENERATE(take(50, random(0u, 1'000'000u)));
  CAPTURE(seed);
  std::mt19937_64 random(seed);
  for (int i = 0; i < 200; ++i) {
    const auto cents = static_cast<std::int64_t>(random() >> (20 + i % 40)) * (i % 2 ? -1 : 1);
    const Points points{Int128{cents} * 10'000'000};
    if (std::abs(points.value()) >= 1e12) continue;  // above, 15 digits hold no hundredths
    CHECK(publish(points.value(), to_decimals(2)) == points);
    CHECK(parse_points(to_text(points)) == points);
    CHECK(std::strtod(to_text(points).c_str(), nullptr) == points.value());
  }
}
