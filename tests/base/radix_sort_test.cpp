#include "base/radix_sort.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <limits>
#include <random>
#include <vector>

using namespace assess;

namespace {

/// Items 0, 1, 2 ... with random keys of so many bits.
template <typename Key>
std::vector<Keyed<Key>> random_items(std::size_t count, unsigned bits, std::size_t seed) {
  std::mt19937_64 random(seed);
  std::vector<Keyed<Key>> items(count);
  for (std::uint32_t i = 0; i < count; ++i)
    items[i] = {bits == 0 ? 0 : static_cast<Key>(random() >> (64 - bits)), i};
  return items;
}

}  // namespace

TEMPLATE_TEST_CASE("a radix sort is a stable sort", "[radix-sort]", std::uint32_t, std::uint64_t) {
  const auto bits = GENERATE(0u, 1u, 3u, 11u, 14u, 15u, 22u, 32u, 37u, 63u, 64u);
  const auto count = GENERATE(0u, 1u, 2u, 5000u, 200'000u);
  const auto threads = GENERATE(1u, 2u, 16u);
  if (bits > std::numeric_limits<TestType>::digits) return;
  CAPTURE(bits, count, threads);
  using Items = std::vector<Keyed<TestType>>;
  Items items = random_items<TestType>(count, bits, bits + count), room(count);
  Items expected = items;
  std::ranges::stable_sort(expected, {}, &Keyed<TestType>::key);
  const std::span<Keyed<TestType>> sorted = radix_sort(std::span(items), std::span(room), threads);
  CHECK(std::ranges::equal(sorted, expected, [](const auto& a, const auto& b) {
    return a.key == b.key && a.item == b.item;
  }));
}
