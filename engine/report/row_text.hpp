#pragma once

#include <algorithm>
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
