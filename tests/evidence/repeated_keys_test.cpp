#include "evidence/repeated_keys.hpp"

#include <catch2/catch.hpp>
#include <map>
#include <random>
#include <string>

#include "support/assessing.hpp"

using namespace assess;

namespace {

using Strings = std::vector<std::string>;

std::vector<RepeatedKey> repeated(const Strings& keys, unsigned threads) {
  return repeated_keys(std::vector<std::string_view>(keys.begin(), keys.end()), threads);
}

/// The same by a map.
std::vector<RepeatedKey> one_by_one(const Strings& keys) {
  std::map<std::string, std::uint32_t> firsts;
  std::vector<RepeatedKey> found;
  for (std::uint32_t u = 0; u < keys.size(); ++u)
    if (const auto [first, fresh] = firsts.try_emplace(keys[u], u); !fresh)
      found.push_back({u, first->second});
  return found;
}

}  // namespace

TEST_CASE("a key that stands several times is found with its first place", "[repeated-keys]") {
  CHECK(repeated({}, 2).empty());
  CHECK(repeated({"a"}, 2).empty());
  CHECK(repeated({"a", "b", "ab", "A"}, 2).empty());
  CHECK(repeated({"a", "ab", "b"}, 2).empty());
  CHECK(repeated({"a", "ab", "ab", "b"}, 2) == std::vector<RepeatedKey>{{2, 1}});
  CHECK(repeated({"a", "b", "a", "b", "a"}, 2) == std::vector<RepeatedKey>{{2, 0}, {3, 1}, {4, 0}});
}

TEST_CASE("repeated keys are the same for any number of threads and keys", "[repeated-keys]") {
  const std::size_t units = GENERATE(10u, 5'000u, 200'000u);
  const std::size_t long_by = GENERATE(0u, 20u);
  std::mt19937 random(1);
  Strings keys;
  for (std::size_t u = 0; u < units; ++u)
    keys.push_back(std::string(long_by, 'x') + std::to_string(random() % (20 * units)));
  const auto expected = one_by_one(keys);
  for (const unsigned threads : {1u, 2u, 16u}) CHECK(repeated(keys, threads) == expected);
}

TEST_CASE("keys that count up do not repeat", "[repeated-keys]") {
  Strings keys;
  for (int u = 0; u < 300'000; ++u) keys.push_back("U" + std::to_string(1'000'000 + u));
  CHECK(repeated(keys, 2).empty());
  std::ranges::reverse(keys);
  CHECK(repeated(keys, 2).empty());
}

TEST_CASE("units that stand twice are told in the order of the file, for any number of threads",
          "[repeated-keys]") {
  std::string text = "unit,x\n";
  Strings expected;
  for (int row = 0; row < 60'000; ++row) {
    const bool repeats = row % 9'973 == 9'972, unnamed = row % 20'011 == 20'010;
    text += (unnamed ? "" : "u" + std::to_string(repeats ? row - 7 : row)) + ",1\n";
    if (unnamed)
      expected.push_back("no-key:" + std::to_string(row + 2));
    else if (repeats)
      expected.push_back("duplicate-unit:" + std::to_string(row + 2));
  }
  const std::string rules =
      "[scheme]\nid = t\nname = T\nyear = 2025\n[criterion.A]\npoints = 10\nvalue = x\n";
  for (const unsigned threads : {1u, 2u, 16u}) {
    TextCase one{rules, {{"units", text}}};
    one.threads = threads;
    const TextResult result = assess_texts(one);
    CHECK(result.complaints() == expected);
    CHECK(result.notes.list()[0].words.at(0) == "u9965");
    CHECK(result.notes.list()[0].words.at(1).ends_with(":9967"));
  }
}
