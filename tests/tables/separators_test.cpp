#include "tables/csv/separators.hpp"

#include <catch2/catch.hpp>
#include <random>
#include <string>

#include "base/processor.hpp"
#include "tables/csv/turn.hpp"

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

TEST_CASE("the search in vectors of each length agrees with the plain one", "[separators]") {
  std::mt19937 random(1);
  const ShortVectors vectors(GENERATE(from_range(all_vectors)));
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
  const ShortVectors vectors(GENERATE(from_range(all_vectors)));
  Separators fast, plain;
  for (const char odd : {'\0', '\x01', '\x7f', '\x80', '\xff'})
    for (std::size_t at = 0; at < 200; ++at) {
      std::string text(200, 'x');
      text[at] = odd;
      find_separators(text, ',', '\n', fast);
      find_separators_plainly(text, ',', '\n', plain);
      REQUIRE(plain.all_ascii == (odd == '\x01' || odd == '\x7f'));
      REQUIRE(fast.all_ascii == plain.all_ascii);
    }
}

TEST_CASE("offsets are turned from records to fields", "[separators]") {
  std::mt19937 random(2);
  const ShortVectors vectors(GENERATE(from_range(all_vectors)));
  std::vector<Offsets> turned(50);
  for (int i = 0; i < 300; ++i) {
    const std::size_t columns = 1 + random() % turned.size(), records = random() % 200;
    Offsets at(records * (columns + 3));
    for (std::uint32_t& offset : at) offset = static_cast<std::uint32_t>(random());
    std::vector<std::uint32_t> firsts;  // other marks may stand between those of two records
    for (std::size_t first = 0; first + columns <= at.size() && firsts.size() < records;
         first += columns + random() % 4)
      firsts.push_back(static_cast<std::uint32_t>(first));
    std::vector<std::size_t> fields;
    for (std::size_t field = 0; field < columns; ++field)
      if (i % 2 == 0 || random() % 8 != 0) fields.push_back(field);
    turn(at, firsts, fields, turned);
    for (const std::size_t field : fields) {
      REQUIRE(turned[field].size() == firsts.size());
      for (std::size_t r = 0; r < firsts.size(); ++r)
        REQUIRE(turned[field][r] == at[firsts[r] + field]);
    }
  }
}
