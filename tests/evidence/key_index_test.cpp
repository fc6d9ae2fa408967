#include "evidence/key_index.hpp"

#include <catch2/catch.hpp>
#include <string>

using namespace assess;

TEST_CASE("an empty index finds nothing", "[key-index]") {
  const KeyIndex index;
  CHECK(index.find("u1") == index.end());
  CHECK(index.find("") == index.end());
}

TEST_CASE("a key is found again with the unit it came with first", "[key-index]") {
  KeyIndex index;
  CHECK(index.try_emplace("u1", 7).second);
  CHECK_FALSE(index.try_emplace("u1", 8).second);
  CHECK(index.find("u1")->second == 7);
  CHECK(index.find("u") == index.end());
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
    if (const auto* entry = index.find(key_of(unit)); entry != index.end())
      found += entry->second == unit && entry->first == key_of(unit);
  CHECK(found == 20'000);
  CHECK(index.entries().size() == 20'000);
  CHECK(index.find("x20000") == index.end());
}
