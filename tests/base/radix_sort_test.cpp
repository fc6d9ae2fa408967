#include "base/radix_sort.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <random>

using namespace assess;

namespace {

/// Items 0, 1, 2 ... with random keys of so many bits.
std::vector<Keyed> random_items(std::size_t count, unsigned bits, unsigned seed) {
  std::mt19937_64 random(seed);
  std::vector<Keyed> items(count);
  for (std::uint32_t i = 0; i < count; ++i) items[i] = {bits == 0 ? 0 : random() >> (64 - bits), i};
  return items;
}

bool same(const Keyed& a, const Keyed& b) {
  return a.key == b.key && a.item == b.item;
}

}  // namespace

TEST_CASE("a radix sort is a stable sort", "[radix-sort]") {
  const auto bits = GENERATE(0u, 1u, 3u, 11u, 12u, 22u, 37u, 63u, 64u);
  const auto count = GENERATE(0u, 1u, 2u, 5000u);
  CAPTURE(bits, count);
  std::vector<Keyed> items = random_items(count, bits, bits + count);
  std::vector<Keyed> expected = items;
  std::ranges::stable_sort(expected, {}, &Keyed::key);
  radix_sort(items);
  CHECK(std::ranges::equal(items, expected, same));
}
