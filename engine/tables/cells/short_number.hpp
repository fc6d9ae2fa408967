#pragma once

#include <array>
#include <bit>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace assess {

/// The short way of `parse_number`: up to eight characters at once, without a
/// branch that depends on them. Its plain twin is `parse_number_plainly`.
namespace short_number {

static_assert(std::endian::native == std::endian::little);

constexpr std::uint64_t each_byte = 0x0101010101010101;
typedef std::uint64_t UnalignedWord __attribute__((aligned(1), may_alias));

/// 1 to 8 bytes, the last one highest, zeros below. Reads eight where they lie
/// within one page of memory, as that cannot fail, and forgets what is not of
/// the text: a branch by the size of the text costs more than all the rest.
__attribute__((no_sanitize_address)) inline std::uint64_t load(std::string_view text) {
  const std::size_t unused = 64 - 8 * text.size();
  if ((reinterpret_cast<std::uintptr_t>(text.data()) & 4095) <= 4088) [[likely]]
    return *reinterpret_cast<const UnalignedWord*>(text.data()) << unused;
  std::uint64_t word = 0;
  std::memcpy(&word, text.data(), text.size());
  return word << unused;
}

/// The number of eight digits (0 to 9, the first one lowest): pairs, then
/// fours, then all.
constexpr std::uint64_t of_digits(std::uint64_t digits) {
  digits = digits * 2561 >> 8 & 0x00FF00FF00FF00FF;
  digits = digits * 6553601 >> 16 & 0x0000FFFF0000FFFF;
  return digits * 42949672960001 >> 32;
}

inline constexpr std::array<double, 8> powers{1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7};

/// None is below zero or above this.
constexpr double greatest = 99'999'999;

/// number / 10^places.
struct Decimal {
  std::uint64_t number = 0;
  std::uint64_t places = 0;  ///< 0 to 7
};

/// Digits and at most one point, which is not the last, one to eight characters in all; false for
/// anything else. Masks instead of `?:`, which the compiler would turn into a
/// branch.
inline bool parse(std::string_view text, Decimal& decimal) {
  if (text.size() - 1 >= 8) return false;
  // digits become 0 to 9, a point 0x1E; below the text are zeros
  const std::uint64_t word = load(text) ^ (0x30 * each_byte << (64 - 8 * text.size()));
  const std::uint64_t marks = word & 0x10 * each_byte;
  const std::uint64_t has_mark = 0 - static_cast<std::uint64_t>(marks != 0);
  const auto last = static_cast<std::uint64_t>(std::countl_zero(marks | 1));
  const std::uint64_t places = last / 8 & has_mark;  // behind the last mark
  const std::uint64_t mark = word << 8 * places >> 56;
  // what stands before the mark closes up to what stands behind it
  const std::uint64_t keep = ~((~std::uint64_t{0} >> 8 * places) & has_mark);
  const std::uint64_t digits = (word & keep) | (word << 8 & ~keep);
  const std::uint64_t wrong = (((digits + 0x76 * each_byte) | digits) & 0x80 * each_byte) |
                              (((mark ^ 0x1E) | (places == 0)) & has_mark);
  decimal = {of_digits(digits), places};
  return wrong == 0;
}

inline bool parse(std::string_view text, double& value) {
  Decimal decimal;
  const bool is_short = parse(text, decimal);
  // both are exact: one division rounds once
  value = static_cast<double>(static_cast<std::int64_t>(decimal.number)) / powers[decimal.places];
  return is_short;
}

}  // namespace short_number

}  // namespace assess
