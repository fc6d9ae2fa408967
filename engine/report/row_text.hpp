#pragma once

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <memory>
#include <string_view>

namespace assess {

/// A text that is written row by row. Room is made once for many short cells, which are then put in
/// without asking: asking for each takes as long as writing it.
class RowText {
 public:
  static constexpr std::size_t longest_number = 24;  ///< bytes

  std::string_view view() const { return {buffer_.get(), size_}; }
  std::size_t size() const { return size_; }
  void clear() { size_ = 0; }

  /// Afterwards that many bytes may be put in, beside what is appended.
  void make_room(std::size_t bytes) {
    promised_ = bytes;
    if (size_ + bytes > capacity_) grow(size_ + bytes);
  }
  void put(char c) { buffer_[size_++] = c; }
  /// `units` of the last of so many decimals (0 to 9): 9350 with 2 is "93.50". Below 10^19.
  void put_decimal(std::uint64_t units, unsigned decimals) {
    if (units < 100'000'000 && decimals < 8)
      return put_short_decimal(static_cast<std::uint32_t>(units), decimals);
    char digits[2 * longest_number];  // all of its second half may be copied: a fixed size is quick
    char* const end = digits + longest_number;
    char* at = end;
    for (unsigned place = 0; place < decimals; ++place, units /= 10) *--at = digit(units);
    if (decimals > 0) *--at = '.';
    do *--at = digit(units);
    while ((units /= 10) > 0);
    std::memcpy(buffer_.get() + size_, at, longest_number);
    size_ += static_cast<std::size_t>(end - at);
  }
  /// Makes room for itself.
  void append(std::string_view text) {
    const std::size_t needed = size_ + text.size() + promised_;
    if (needed > capacity_) grow(needed);
    std::copy(text.begin(), text.end(), buffer_.get() + size_);
    size_ += text.size();
  }

 private:
  /// The eight digits of n < 10^8, the first in the lowest byte.
  static std::uint64_t eight_digits(std::uint32_t n) {
    std::uint64_t x = n / 10'000 | std::uint64_t{n % 10'000} << 32;  // twice four digits
    const std::uint64_t hundreds = (x * 10'486 >> 20) & 0x7f'0000'007f;
    x = hundreds | (x - 100 * hundreds) << 16;  // four times two
    const std::uint64_t tens = (x * 103 >> 10) & 0x000f'000f'000f'000f;
    return tens | (x - 10 * tens) << 8;
  }

  /// All digits at once, for up to eight of them and at least one before the point.
  void put_short_decimal(std::uint32_t units, unsigned decimals) {
    const std::uint64_t digits = eight_digits(units);
    const unsigned leading = digits == 0 ? 8 : static_cast<unsigned>(std::countr_zero(digits)) / 8;
    const unsigned skipped = std::min(leading, 7 - decimals);
    const std::uint64_t text = digits | 0x3030'3030'3030'3030;
    char* const at = buffer_.get() + size_;
    const unsigned whole = 8 - decimals - skipped;
    put_bytes(at, text >> 8 * skipped);
    size_ += whole;
    if (decimals == 0) return;
    at[whole] = '.';
    put_bytes(at + whole + 1, text >> 8 * (8 - decimals));
    size_ += 1 + decimals;
  }
  static void put_bytes(char* at, std::uint64_t bytes) {
    if constexpr (std::endian::native == std::endian::big) bytes = __builtin_bswap64(bytes);
    std::memcpy(at, &bytes, sizeof bytes);
  }

  static char digit(std::uint64_t n) { return static_cast<char>('0' + n % 10); }

  void grow(std::size_t needed) {
    capacity_ = std::max(needed, 2 * capacity_);
    std::unique_ptr<char[]> larger(new char[capacity_]);  // not filled: it would be written twice
    std::copy_n(buffer_.get(), size_, larger.get());
    buffer_ = std::move(larger);
  }

  std::unique_ptr<char[]> buffer_;
  std::size_t size_ = 0, capacity_ = 0, promised_ = 0;
};

}  // namespace assess
