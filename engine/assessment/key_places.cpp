#include "assessment/key_places.hpp"

#include <algorithm>
#include <string_view>

#include "base/parallel.hpp"

namespace assess {

namespace {

/// The first eight bytes as a number that compares like them: mostly they decide.
std::uint64_t first_bytes(std::string_view text) {
  std::uint64_t number = 0;
  for (std::size_t i = 0; i < 8; ++i)
    number = number << 8 | (i < text.size() ? static_cast<unsigned char>(text[i]) : 0u);
  return number;
}

struct Start {
  std::uint64_t bytes;
  std::uint32_t unit;
};

}  // namespace

std::vector<std::uint32_t> places_of_keys(const std::vector<std::string>& keys, unsigned threads) {
  std::vector<Start> order;
  order.reserve(keys.size());
  for (std::uint32_t u = 0; u < keys.size(); ++u) order.push_back({first_bytes(keys[u]), u});
  const auto before = [&](const Start& a, const Start& b) {
    if (a.bytes != b.bytes) return a.bytes < b.bytes;
    const int compared = keys[a.unit].compare(keys[b.unit]);
    return compared != 0 ? compared < 0 : a.unit < b.unit;
  };
  if (!std::ranges::is_sorted(order, before)) parallel_sort(std::span(order), threads, before);
  std::vector<std::uint32_t> places(keys.size());
  for (std::uint32_t place = 0; place < order.size(); ++place) places[order[place].unit] = place;
  return places;
}

}  // namespace assess
