#include "base/key_index.hpp"

#include <catch2/catch.hpp>
#include <string>

using namespace assess;

TEST_CASE("an empty index finds nothing", "[key-index]") {
  const KeyIndex index;
  CHECK(index.find("u1") == std::nullopt);
  CHECK(index.find("") == std::nullopt);
}

TEST_CASE("a key is found again with the unit it came with first", "[key-index]") {
  KeyIndex index;
  CHECK(index.try_emplace("u1", 7).second);
  CHECK_FALSE(index.try_emplace("u1", 8).second);
  CHECK(index.find("u1") == 7);
  CHECK(index.find("u") == std::nullopt);
}

TEST_CASE("keys of any length are found while the index grows, and after it was moved",
          "[key-index]") {
  const auto key_of = [](std::uint32_t unit) {
    return std::string(unit % 97 * (unit % 89 == 0 ? 1000 : 1), 'x') + std::to_string(unit);
  };
  KeyIndex growing;
  for (std::uint32_t unit = 0; unit < 20'000; ++unit) growing.try_emplace(key_of(unit), unit);
  const KeyIndex index = std::move(growing);
  std::size_t found = 0;
  for (std::uint32_t unit = 0; unit < 20'000; ++unit)
    found += index.find(key_of(unit)) == unit && index.entries()[unit].first == key_of(unit);
  CHECK(found == 20'000);
  CHECK(index.entries().size() == 20'000);
  CHECK(index.find("x20000") == std::nullopt);
}

TEST_CASE("short and long keys that look alike are different", "[key-index]") {
  const std::string null(1, '\0');
  const std::vector<std::string> keys{"",        null,       null + null, "a",        "a" + null, null + "a",
                                      "abcdefg", "abcdefgh", "abcdef",    "abcdef" + null, "\xFF", "\xFF\xFF\xFF\xFF\xFF\xFF\xFF",
                                      "单位",    "单位一",   "单"};
  KeyIndex index;
  index.expect(100);
  for (std::uint32_t unit = 0; unit < keys.size(); ++unit) {
    index.prefetch(KeyIndex::word_of(keys[unit]));
    REQUIRE(index.try_emplace(keys[unit], unit).second);
  }
  for (std::uint32_t unit = 0; unit < keys.size(); ++unit) CHECK(index.find(keys[unit]) == unit);
  CHECK(index.find(null + null + null) == std::nullopt);
}
