#include "base/radix_sort.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <utility>

namespace assess {

namespace {

constexpr unsigned bits_of_digit = 11;
constexpr std::size_t digits = std::size_t{1} << bits_of_digit;

std::size_t digit_of(const Keyed& one, unsigned shift) {
  return one.key >> shift & (digits - 1);
}

/// Where the first item of each digit goes.
std::array<std::uint32_t, digits> begins(const std::vector<Keyed>& all, unsigned shift) {
  std::array<std::uint32_t, digits> counts{};
  for (const Keyed& one : all) ++counts[digit_of(one, shift)];
  std::uint32_t begin = 0;
  for (std::uint32_t& count : counts) begin += std::exchange(count, begin);
  return counts;
}

}  // namespace

void radix_sort(std::vector<Keyed>& all) {
  std::uint64_t used = 0;  // bits
  for (const Keyed& one : all) used |= one.key;
  const auto bits = static_cast<unsigned>(std::bit_width(used));
  const auto first = bits == 0 ? 0 : static_cast<unsigned>(std::countr_zero(used));
  std::vector<Keyed> sorted(all.size());
  for (unsigned shift = first; shift < bits; shift += bits_of_digit) {
    auto next = begins(all, shift);
    for (const Keyed& one : all) sorted[next[digit_of(one, shift)]++] = one;
    all.swap(sorted);
  }
}

}  // namespace assess
