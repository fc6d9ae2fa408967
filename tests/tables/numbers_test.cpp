#include "tables/cells/numbers.hpp"

#include <bit>
#include <catch2/catch.hpp>
#include <charconv>
#include <cstdint>
#include <random>
#include <string>

using namespace assess;

namespace {

std::string random_digits(std::mt19937_64& random, std::size_t most) {
  std::string digits;
  for (auto n = random() % (most + 1); n > 0; --n) digits += static_cast<char>('0' + random() % 10);
  return digits;
}

/// Mostly decimals, long and short, with and without exponent; a tenth has a byte too many.
std::string random_text(std::mt19937_64& random) {
  static constexpr char hostile[] = {'.', '-', '+',  'e',    'E', ' ',
                                     ',', 'x', '\0', '\xef', '/', ':'};
  const bool is_long = random() % 8 == 0;
  std::string text = random() % 4 == 0 ? "-" : "";
  text += random_digits(random, is_long ? 30 : 9);
  if (random() % 2) text += '.' + random_digits(random, is_long ? 30 : 7);
  if (random() % 8 == 0) {
    text += random() % 2 ? "e" : "E-";
    text += random_digits(random, 3);
  }
  if (random() % 10 == 0)
    text.insert(random() % (text.size() + 1), 1, hostile[random() % sizeof hostile]);
  return text;
}

/// Whether both parsers refuse the text, or give the same bits.
bool agree(const std::string& text) {
  double fast = 0, plain = 0;
  const bool taken = parse_number(text, fast);
  if (taken != parse_number_plainly(text, plain)) return false;
  return !taken || std::bit_cast<std::uint64_t>(fast) == std::bit_cast<std::uint64_t>(plain);
}

}  // namespace

TEST_CASE("the fast parser of numbers agrees with the plain one bit for bit", "[numbers]") {
  std::mt19937_64 random(2025);
  std::string differing;
  for (int i = 0; i < 2'000'000 && differing.empty(); ++i)
    if (const std::string text = random_text(random); !agree(text)) differing = text;
  CHECK(differing.empty());
}

TEST_CASE("shortest texts of doubles are read back as the same double", "[numbers]") {
  std::mt19937_64 random(7);
  for (int i = 0; i < 200'000; ++i) {
    const double x = std::bit_cast<double>(random());
    if (!(std::abs(x) < 1e308) || std::abs(x) < 1e-300) continue;
    char text[64];
    const auto end = std::to_chars(text, text + sizeof text, x).ptr;
    double back = 0;
    const bool taken = parse_number({text, end}, back);
    if (!taken || back != x) FAIL(std::string(text, end));
  }
}

TEST_CASE("numbers at the edges of what a double holds", "[numbers]") {
  for (const char* text :
       {"9007199254740992", "9007199254740993", "9007199254740993.0", "900719925474099.3",
        "999999999999999999", "9999999999999999999", "18446744073709551616", "0.000000000000000001",
        "0000000000000000000001", "1.7976931348623157e308", "2.2250738585072014e-308", "4.9e-324",
        "123456789012345678901234567890", "0.1", "2.675", "1.005", "-0", "-0.0"}) {
    CAPTURE(text);
    CHECK(agree(text));
  }
  double zero = 1;
  REQUIRE(parse_number("-0.0", zero));
  CHECK_FALSE(std::signbit(zero));
}

TEST_CASE("what is no plain decimal number is refused", "[numbers]") {
  double ignored = 0;
  for (const char* text :
       {"",    "-",   "+",         ".",    "-.",    "e5",     "1e",     "1e+",   "1e5.", "nan",
        "NaN", "inf", "-Infinity", "0x1F", "1e400", "-1e400", "1e-400", "5 pcs", "1/2",  "1,5",
        "1 2", " 1",  "1 ",        "--1",  "+-1",   "1.2.3",  "1_000",  "1f",    "٣",    "１２"}) {
    CAPTURE(text);
    CHECK_FALSE(parse_number(text, ignored));
    CHECK_FALSE(parse_number_plainly(text, ignored));
  }
}

TEST_CASE("numbers as people write them", "[numbers]") {
  struct Row {
    const char* text;
    double value;
    bool percent, odd;
  };
  const auto row = GENERATE(values<Row>({
      {"98.5%", 0.985, true, false},
      {"12 %", 0.12, true, false},
      {"0.7%", 0.007, true, false},
      {"-3%", -0.03, true, false},
      {"1,234", 1234, false, true},
      {"1,234,567.8", 1234567.8, false, true},
      {"-1,234", -1234, false, true},
      {"1 234", 1234, false, true},
      {"3次", 3, false, true},
      {"3个", 3, false, true},
      {"12分", 12, false, true},
      {"(5)", -5, false, true},
      {"'5", 5, false, true},
  }));
  CAPTURE(row.text);
  const auto number = parse_odd_number(row.text);
  REQUIRE(number);
  CHECK(number->value == row.value);
  CHECK(number->percent == row.percent);
  CHECK(number->odd == row.odd);
}

TEST_CASE("what can be read in two ways, or is vague, is refused", "[numbers]") {
  for (const char* text :
       {"1,5",  "12,34.5", "1.234,56", "12 34", "1,2345", ",123",   "1,,234",   "1,234,",
        "约20", "20余次",  "≥3",       ">3",    "5 pcs",  "%",      "3次次",    "次",
        "()",   "(-5)",    "1/2",      "3-5",   "nan%",   "1e400%", "1,234 567"}) {
    CAPTURE(text);
    CHECK_FALSE(parse_odd_number(text));
  }
}
