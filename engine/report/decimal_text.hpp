#pragma once

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>

namespace assess {

/// Room that `write_decimal` may write on, even if the number is shorter.
inline constexpr std::size_t longest_decimal = 24;

namespace decimal_text {

/// The eight digits of n < 10^8, the first in the lowest byte: all at once.
inline std::uint64_t eight_digits(std::uint32_t n) {
  std::uint64_t x = n / 10'000 | std::uint64_t{n % 10'000} << 32;  // twice four digits
  const std::uint64_t hundreds = (x * 10'486 >> 20) & 0x7f'0000'007f;
  x = hundreds | (x - 100 * hundreds) << 16;  // four times two
  const std::uint64_t tens = (x * 103 >> 10) & 0x000f'000f'000f'000f;
  return tens | (x - 10 * tens) << 8;
}

inline void put_bytes(char* at, std::uint64_t bytes) {
  static_assert(std::endian::native == std::endian::little);
  std::memcpy(at, &bytes, sizeof bytes);
}

/// At most eight digits, at least one of them before the point.
inline char* write_short(char* at, std::uint32_t units, unsigned decimals) {
  const std::uint64_t digits = eight_digits(units);
  const unsigned leading = static_cast<unsigned>(std::countr_zero(digits)) / 8;  // 8: all are 0
  const unsigned skipped = std::min(leading, 7 - decimals);
  const std::uint64_t text = digits | 0x3030'3030'3030'3030;
  put_bytes(at, text >> 8 * skipped);
  at += 8 - decimals - skipped;
  if (decimals == 0) return at;
  *at = '.';
  put_bytes(at + 1, text >> 8 * (8 - decimals));
  return at + 1 + decimals;
}

inline char* write_long(char* at, std::uint64_t units, unsigned decimals) {
  char digits[2 * longest_decimal];  // all of its second half may be copied: a fixed size is quick
  char* const end = digits + longest_decimal;
  char* first = end;
  const auto put_digit = [&] { *--first = static_cast<char>('0' + units % 10), units /= 10; };
  for (unsigned place = 0; place < decimals; ++place) put_digit();
  if (decimals > 0) *--first = '.';
  do put_digit();
  while (units > 0);
  std::memcpy(at, first, longest_decimal);
  return at + (end - first);
}

}  // namespace decimal_text

/// Writes `units` of the last of so many decimals (0 to 9): 9350 with 2 is "93.50". Below 10^19.
/// Returns the end of what was written.
inline char* write_decimal(char* at, std::uint64_t units, unsigned decimals) {
  return units < 100'000'000 && decimals < 8
             ? decimal_text::write_short(at, static_cast<std::uint32_t>(units), decimals)
             : decimal_text::write_long(at, units, decimals);
}

}  // namespace assess
