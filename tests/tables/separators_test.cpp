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
  }
}
