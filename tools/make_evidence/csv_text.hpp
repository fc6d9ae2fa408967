#pragma once

#include <charconv>
#include <cstdint>
#include <cstdio>
#include <string>
#include <string_view>

namespace assess::evidence {

/// CSV text in one large buffer that goes to the file whenever it is full. No cell written here
/// needs quotes: names and words without comma, numbers, dates.
class CsvText {
 public:
  explicit CsvText(std::FILE* file) : file_(file) { buffer_.reserve(capacity + 4096); }
  CsvText(const CsvText&) = delete;
  CsvText& operator=(const CsvText&) = delete;

  void cell(std::string_view text) {
    separate();
    buffer_ += text;
  }
  void cell(std::int64_t number) {
    separate();
    append(number);
  }
  /// A decimal with one place, given in tenths: 573 is 57.3, 570 is 57.
  void tenths(std::int64_t number) {
    separate();
    append(number / 10);
    if (number % 10 == 0) return;
    buffer_ += '.';
    buffer_ += static_cast<char>('0' + number % 10);
  }
  void end_row() {
    buffer_ += '\n';
    fresh_ = true;
    if (buffer_.size() >= capacity) flush();
  }
  /// False when the file did not take everything; say so and fail.
  bool flush() {
    good_ = std::fwrite(buffer_.data(), 1, buffer_.size(), file_) == buffer_.size() && good_;
    buffer_.clear();
    return good_;
  }

 private:
  static constexpr std::size_t capacity = 1 << 20;

  void separate() {
    if (!fresh_) buffer_ += ',';
    fresh_ = false;
  }
  void append(std::int64_t number) {
    char digits[24];
    const auto end = std::to_chars(digits, digits + sizeof digits, number).ptr;
    buffer_.append(digits, end);
  }

  std::FILE* file_;
  std::string buffer_;
  bool fresh_ = true, good_ = true;
};

}  // namespace assess::evidence
