#include "assessment/key_places.hpp"

#include <catch2/catch.hpp>
#include <random>
#include <string>

using namespace assess;

namespace {

std::vector<std::uint32_t> order_of(const std::vector<std::string>& keys, unsigned threads = 1) {
  Figures figures;
  figures.keys.resize(keys.size());
  for (std::size_t u = 0; u < keys.size(); ++u) figures.keys.set(u, keys[u]);
  return units_by_key(figures, threads);
}

using Order = std::vector<std::uint32_t>;

}  // namespace

TEST_CASE("units stand in the order of the bytes of their keys", "[key-places]") {
  CHECK(order_of({}).empty());
  CHECK(order_of({"a", "b", "c"}) == Order{0, 1, 2});
  CHECK(order_of({"c", "a", "b"}) == Order{1, 2, 0});
  CHECK(order_of({"b", "", "ab", "a"}) == Order{1, 3, 2, 0});
  CHECK(order_of({"\xE5\x9F\x8E", "z"}) == Order{1, 0});
}

TEST_CASE("keys that begin alike are told apart by what follows", "[key-places]") {
  CHECK(order_of({"department 2", "department 10", "department"}) == Order{2, 1, 0});
  CHECK(order_of({std::string("a\0", 2), "a"}) == Order{1, 0});
}

TEST_CASE("equal keys keep their order", "[key-places]") {
  CHECK(order_of({"b", "a", "b", "a"}) == Order{1, 3, 0, 2});
  CHECK(order_of({"a", "a"}) == Order{0, 1});
}

TEST_CASE("many keys have the same order on any number of threads", "[key-places]") {
  const bool in_order = GENERATE(true, false);
  std::vector<std::string> keys;
  for (unsigned i = 0; i < 100'000; ++i) keys.push_back("U" + std::to_string(1'000'000 + i));
  if (!in_order) std::shuffle(keys.begin(), keys.end(), std::mt19937(3));
  const Order order = order_of(keys);
  CHECK(std::ranges::is_sorted(order, {}, [&](std::uint32_t u) { return keys[u]; }));
  for (const unsigned threads : {2u, 16u}) CHECK(order_of(keys, threads) == order);
}

TEST_CASE("the places of keys undo their order", "[key-places]") {
  Figures figures;
  figures.keys = {"c", "a", "b"};
  CHECK(places_of_keys(figures) == Order{2, 0, 1});
}
