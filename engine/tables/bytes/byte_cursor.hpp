#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace assess {

/// Reads numbers, lowest byte first, from bytes; the only way in which files of binary records are
/// looked at. What lies beyond the end is zero, and `good` is false from then on.
class ByteCursor {
 public:
  explicit ByteCursor(std::string_view bytes) : left_(bytes) {}

  std::uint8_t u8() { return number<std::uint8_t>(); }
  std::uint16_t u16() { return number<std::uint16_t>(); }
  std::uint32_t u32() { return number<std::uint32_t>(); }
  std::uint64_t u64() { return number<std::uint64_t>(); }
  double f64() { return number<double>(); }
  /// The next `size` bytes; none, if there are fewer.
  std::string_view bytes(std::size_t size) {
    if (size > left_.size()) {
      good_ = false;
      left_ = {};
    }
    const std::string_view taken = left_.substr(0, good_ ? size : 0);
    left_.remove_prefix(taken.size());
    return taken;
  }
  void skip(std::size_t size) { bytes(size); }

  std::string_view left() const { return left_; }
  bool good() const { return good_; }

 private:
  static_assert(std::endian::native == std::endian::little);
  template <typename Number>
  Number number() {
    Number value{};
    if (const std::string_view taken = bytes(sizeof value); taken.size() == sizeof value)
      std::memcpy(&value, taken.data(), sizeof value);
    return value;
  }

  std::string_view left_;
  bool good_ = true;
};

}  // namespace assess
