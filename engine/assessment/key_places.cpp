#include "assessment/key_places.hpp"

#include <algorithm>
#include <bit>
#include <cstring>
#include <functional>
#include <numeric>
#include <span>
#include <string_view>

#include "base/parallel.hpp"

namespace assess {

namespace {

constexpr std::size_t piece = 1 << 15;  ///< looked at by one thread

/// The first eight bytes as a number that compares like them: mostly they decide.
std::uint64_t first_bytes(std::string_view text) {
  static_assert(std::endian::native == std::endian::little);
  std::uint64_t bytes = 0;
  if (text.size() >= sizeof bytes)  // a fixed size is quick
    std::memcpy(&bytes, text.data(), sizeof bytes);
  else
    std::memcpy(&bytes, text.data(), text.size());
  return __builtin_bswap64(bytes);
}

struct Start {
  std::uint64_t bytes;
  std::uint32_t unit;
};

Start start_of(const Figures& figures, std::size_t unit) {
  return {first_bytes(figures.keys[unit]), static_cast<std::uint32_t>(unit)};
}

bool is_before(const Start& a, const Start& b, const Figures& figures) {
  if (a.bytes != b.bytes) return a.bytes < b.bytes;
  const std::string_view key = figures.keys[a.unit], other = figures.keys[b.unit];
  return key != other ? key < other : a.unit < b.unit;
}

std::vector<std::uint32_t> sorted_by_key(const Figures& figures, unsigned threads) {
  std::vector<Start> order(figures.units());
  parallel_for(figures.units(), piece, threads, [&](std::size_t begin, std::size_t end) {
    for (std::size_t u = begin; u < end; ++u) order[u] = start_of(figures, u);
  });
  parallel_sort(std::span(order), threads,
                [&](const Start& a, const Start& b) { return is_before(a, b, figures); });
  std::vector<std::uint32_t> units(figures.units());
  std::ranges::transform(order, units.begin(), &Start::unit);
  return units;
}

}  // namespace

std::vector<std::uint32_t> units_by_key(const Figures& figures, unsigned threads) {
  const std::span<const std::string_view> keys(figures.keys);
  const bool in_order = parallel_is_sorted(keys, threads, std::less());  // as rosters mostly are
  if (!in_order) return sorted_by_key(figures, threads);
  std::vector<std::uint32_t> units(figures.units());
  std::iota(units.begin(), units.end(), 0u);
  return units;
}

std::vector<std::uint32_t> places_of_keys(const Figures& figures, unsigned threads) {
  const std::vector<std::uint32_t> units = units_by_key(figures, threads);
  std::vector<std::uint32_t> places(units.size());
  for (std::uint32_t place = 0; place < units.size(); ++place) places[units[place]] = place;
  return places;
}

}  // namespace assess
