#include "tables/csv/separators.hpp"

#include <catch2/catch.hpp>
#include <random>
#include <string>

using namespace assess;

namespace {

/// `density` of 256 bytes are separators.
std::string random_bytes(std::mt19937& random, std::size_t size, unsigned long density) {
  std::string text(size, '\0');
  for (char& c : text)
    c = random() % 256 < density ? ",\n"[random() % 2] : static_cast<char>(random() % 256);
  return text;
}

}  // namespace

TEST_CASE("the fast search for separators agrees with the plain one", "[separators]") {
  std::mt19937 random(1);
  Separators fast, plain;  // reused, as from block to block
  for (int i = 0; i < 4000; ++i) {
    const std::size_t size = i < 300 ? static_cast<std::size_t>(i) : random() % 5000;
    const std::string text = random_bytes(random, size, i % 5 == 0 ? 256 : random() % 100);
    // from odd addresses as well
    const std::string_view part =
        std::string_view(text).substr(std::min<std::size_t>(random() % 8, size));
    const char delimiter = i % 7 ? ',' : '\t';
    find_separators(part, delimiter, '\n', fast);
    find_separators_plainly(part, delimiter, '\n', plain);
    REQUIRE(fast.at == plain.at);
    REQUIRE(fast.records == plain.records);
    REQUIRE(fast.all_ascii == plain.all_ascii);
  }
}

TEST_CASE("one byte that is not ASCII is noticed wherever it stands", "[separators]") {
  Separators fast, narrow, plain;
  for (const char odd : {'\0', '\x01', '\x7f', '\x80', '\xff'})
    for (std::size_t at = 0; at < 200; ++at) {
      std::string text(200, 'x');
      text[at] = odd;
      find_separators(text, ',', '\n', fast);
      find_separators_narrowly(text, ',', '\n', narrow);
      find_separators_plainly(text, ',', '\n', plain);
      REQUIRE(plain.all_ascii == (odd == '\x01' || odd == '\x7f'));
      REQUIRE(fast.all_ascii == plain.all_ascii);
      REQUIRE(narrow.all_ascii == plain.all_ascii);
    }
}
