#pragma once

#include <algorithm>
#include <cstddef>
#include <memory>
#include <string_view>

namespace assess {

/// A text that is written row by row. Room is made once for many short cells, which are then written
/// at the end without asking: asking for each takes as long as writing it.
class RowText {
 public:
  std::string_view view() const { return {buffer_.get(), size_}; }
  std::size_t size() const { return size_; }
  void clear() { size_ = 0; }

  /// Afterwards that many bytes may be written from `end` on, beside what is appended.
  void make_room(std::size_t bytes) {
    promised_ = bytes;
    if (size_ + bytes > capacity_) grow(size_ + bytes);
  }
  char* end() { return buffer_.get() + size_; }
  /// After something was written at the end.
  void set_end(const char* end) { size_ = static_cast<std::size_t>(end - buffer_.get()); }
  /// Makes room for itself.
  void append(std::string_view text) {
    const std::size_t needed = size_ + text.size() + promised_;
    if (needed > capacity_) grow(needed);
    std::copy(text.begin(), text.end(), buffer_.get() + size_);
    size_ += text.size();
  }

 private:
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
