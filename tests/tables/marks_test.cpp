#include <algorithm>
#include <catch2/catch.hpp>
#include <random>
#include <string>

#include "base/processor.hpp"
#include "tables/csv/separators.hpp"

using namespace assess;

namespace {

std::string random_text(std::mt19937& random, std::size_t size) {
  const std::string_view alphabet =
      random() % 2 ? ",\n\"a" : ",\n\"abcdefghijklmnopqrstuvwxyz\xff\x80\0";
  std::string text(size, ' ');
  for (char& c : text) c = alphabet[random() % alphabet.size()];
  return text;
}

}  // namespace

TEST_CASE("all ways to find separators and quotes agree", "[separators]") {
  std::mt19937 random(3);
  const ShortVectors vectors(GENERATE(from_range(all_vectors)));
  Separators fast, plain, marks;
  for (std::size_t size = 0; size < 1500; ++size) {
    const std::string text = random_text(random, size);
    find_separators(text, ',', '\n', fast);
    find_separators_plainly(text, ',', '\n', plain);
    REQUIRE(fast.at == plain.at);
    REQUIRE(fast.records == plain.records);
    REQUIRE(fast.all_ascii == plain.all_ascii);
    find_marks(text, ',', '\n', marks);
    Offsets expected;
    for (std::uint32_t i = 0; i < text.size(); ++i)
      if (text[i] == ',' || text[i] == '\n' || text[i] == '"') expected.push_back(i);
    REQUIRE(marks.at == expected);
    REQUIRE(marks.all_ascii == plain.all_ascii);
    REQUIRE(marks.records.size() == plain.records.size());
    REQUIRE(std::ranges::all_of(marks.records,
                                [&](std::uint32_t r) { return text[marks.at[r]] == '\n'; }));
  }
}

TEST_CASE("bytes are counted", "[separators]") {
  std::mt19937 random(4);
  for (std::size_t size = 0; size < 1000; ++size) {
    const std::string text = random_text(random, size);
    REQUIRE(count_of(text, '\n') == static_cast<std::size_t>(std::ranges::count(text, '\n')));
  }
  CHECK(count_of(std::string(100'000, 'x'), 'x') == 100'000);
}
