#include "tables/cells/short_number.hpp"

#include <sys/mman.h>
#include <unistd.h>

#include <bit>
#include <catch2/catch.hpp>
#include <cmath>
#include <memory>
#include <random>
#include <string>
#include <vector>

#include "base/processor.hpp"
#include "support/joined_texts.hpp"
#include "tables/cells/numbers.hpp"
#include "tables/cells/short_numbers.hpp"

using namespace assess;

namespace {

/// What it takes is what the plain one takes, to the last bit; what it leaves is no plain decimal
/// of up to eight digits and points, or ends in a point.
bool agree(std::string_view text) {
  double fast = 0, plain = 0;
  const bool taken = short_number::parse(text, fast), number = parse_number_plainly(text, plain);
  const bool is_short = text.size() <= 8 && !text.ends_with('.') &&
                        text.find_first_not_of("0123456789.") == text.npos;
  if (!taken) return !(number && is_short);
  return number && std::bit_cast<std::uint64_t>(fast) == std::bit_cast<std::uint64_t>(plain);
}

}  // namespace

TEST_CASE("short numbers agree with the plain parser", "[numbers]") {
  bool all = true;
  for (int i = 0; i <= 99'999; ++i) {
    const std::string digits = std::to_string(i);
    for (std::size_t point = 0; point <= digits.size(); ++point)
      all = all && agree(digits.substr(0, point) + '.' + digits.substr(point));
    all = all && agree(digits);
  }
  CHECK(all);
}

TEST_CASE("hostile short texts agree with the plain parser", "[numbers]") {
  for (int a = 0; a < 256; ++a)
    for (int b = 0; b < 256; ++b) {
      const std::string two{static_cast<char>(a), static_cast<char>(b)};
      for (const std::string& text : {two, "1" + two, two + ".", "." + two, "12" + two + "3456"})
        if (!agree(text)) FAIL(text);
    }
  std::mt19937 random(5);
  constexpr std::string_view alphabet = "0123456789..-+eE /:\x1e\x3a\x80\xb1\xff";
  for (int i = 0; i < 2'000'000; ++i) {
    std::string text(random() % 10, '0');
    for (char& c : text) c = alphabet[random() % (random() % 4 ? 11 : alphabet.size())];
    if (!agree(text)) FAIL(text);
  }
}

TEST_CASE("a short number at the end of memory is read without looking behind it", "[numbers]") {
  const auto page = static_cast<std::size_t>(sysconf(_SC_PAGESIZE));
  void* const pages =
      mmap(nullptr, 2 * page, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  REQUIRE(pages != MAP_FAILED);
  char* const end = static_cast<char*>(pages) + page;
  REQUIRE(mprotect(end, page, PROT_NONE) == 0);
  for (std::size_t size = 1; size <= 8; ++size)
    for (std::size_t behind = 0; behind < 9; ++behind) {
      const std::string text = std::string("12345678").substr(0, size);
      char* const at = end - behind - size;
      std::fill(at, end, '9');
      text.copy(at, size);
      double value = 0;
      CHECK(short_number::parse({at, size}, value));
      CHECK(value == std::stod(text));
    }
  munmap(pages, 2 * page);
}

namespace {

bool same_bits(double a, double b) {
  return std::bit_cast<std::uint64_t>(a) == std::bit_cast<std::uint64_t>(b);
}

/// Whether many at once are what one by one are: the same rows are left, the others have the same
/// bits.
void check_cells(const CellTexts& cells, double low, double high) {
  std::vector<double> values(cells.size()), plain(cells.size());
  std::vector<std::uint32_t> others, plain_others;
  read_short_numbers(cells, low, high, values, others);
  {
    const ShortVectors none(Vectors::of_16_bytes);
    read_short_numbers(cells, low, high, plain, plain_others);
  }
  CHECK(others == plain_others);
  for (const std::uint32_t row : others) values[row] = plain[row] = 0;
  CHECK(std::equal(values.begin(), values.end(), plain.begin(), plain.end(), same_bits));
}

/// Whether numerators are what the values say: a row is left if its value is, or is out of range,
/// or has more decimals.
template <typename Numerator>
void check_numerators(const CellTexts& cells, const NumeratorRange& range) {
  CAPTURE(range.decimals, range.least, range.most, sizeof(Numerator));
  std::vector<std::uint32_t> others, expected;
  std::vector<Numerator> numerators(cells.size());
  const double power = short_number::powers[range.decimals];
  for (const Vectors longest : all_vectors) {
    const ShortVectors vectors(longest);
    CHECK(read_short_numbers(cells, range, std::span(numerators), cells.size(), others));
    bool all = true;
    expected.clear();
    for (std::uint32_t row = 0; row < cells.size(); ++row) {
      short_number::Decimal decimal;
      double value = 0;
      const bool is_short =
          short_number::parse(cells[row], decimal) && short_number::parse(cells[row], value);
      const double n = std::round(value * power);
      if (!is_short || decimal.places > range.decimals || n < range.least || n > range.most)
        expected.push_back(row);
      else
        all = all && same_bits(numerators[row] / power, value);
    }
    CHECK(all);
    CHECK(others == expected);
    if (!others.empty())
      CHECK_FALSE(
          read_short_numbers(cells, range, std::span(numerators), others.size() - 1, others));
  }
}

void check_all_numerators(const CellTexts& cells) {
  for (unsigned decimals = 0; decimals <= 7; ++decimals) {
    check_numerators<std::int16_t>(cells, {decimals, 0, 32767});
    check_numerators<std::int32_t>(cells, {decimals, 0, 2147483647});
  }
  check_numerators<std::int16_t>(cells, {2, 50, 10'000});
  check_numerators<std::int32_t>(cells, {1, 1, 0});
}

/// As views, and as pieces of a text that ends at the end of its memory.
template <typename Check>
void check_at_once(const std::vector<std::string>& texts, const Check& check) {
  check(CellTexts(std::vector<std::string_view>(texts.begin(), texts.end())));
  const JoinedTexts joined(texts);
  const std::unique_ptr<char[]> exact(new char[joined.text.size()]);
  joined.text.copy(exact.get(), joined.text.size());
  check(CellTexts(TextPieces{{exact.get(), joined.text.size()}, joined.before, joined.behind}));
}

void check_at_once(const std::vector<std::string>& texts, double low, double high) {
  check_at_once(texts, [&](const CellTexts& cells) { check_cells(cells, low, high); });
}

}  // namespace

TEST_CASE("many short numbers at once agree with one by one", "[numbers]") {
  std::mt19937 random(6);
  const auto most = GENERATE(0u, 1u, 3u, 4u, 5u, 20'000u);
  const auto [low, high] = GENERATE(std::pair(-1e300, 1e300), std::pair(0.0, 100.0),
                                    std::pair(0.5, 1e300), std::pair(0.0, 99'999'998.0));
  constexpr std::string_view alphabet = "0123456789..-+eE /:\x1e\x3a\x80\xb1\xff";
  std::vector<std::string> texts(most, "");
  for (std::string& text : texts) {
    text.resize(random() % 10);
    for (char& c : text) c = alphabet[random() % (random() % 8 ? 10 : alphabet.size())];
  }
  check_at_once(texts, low, high);
  check_at_once(texts, check_all_numerators);
}

TEST_CASE("hostile short texts at once agree with one by one", "[numbers]") {
  std::vector<std::string> texts;
  for (int a = 0; a < 256; ++a)
    for (int b = 0; b < 256; ++b) {
      const std::string two{static_cast<char>(a), static_cast<char>(b)};
      for (const std::string& text : {two, "1" + two, two + ".", "." + two, "12" + two + "3456"})
        texts.push_back(text);
    }
  check_at_once(texts, -1e300, 1e300);
  check_at_once(texts, check_all_numerators);
}

TEST_CASE("points anywhere at once agree with one by one", "[numbers]") {
  std::vector<std::string> texts;
  for (std::size_t size = 0; size <= 9; ++size)
    for (std::size_t first = 0; first <= size; ++first)
      for (std::size_t second = first; second <= size; ++second)
        for (const char digit : {'0', '1', '9'}) {
          std::string text(size, digit);
          if (first < size) text[first] = '.';
          if (second < size) text[second] = '.';
          texts.push_back(text);
        }
  check_at_once(texts, -1e300, 1e300);
  check_at_once(texts, check_all_numerators);
}
