#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace assess {

/// Many texts in one piece of memory. Views hold until the next text is added.
class TextPool {
 public:
  /// Where the text is written that `close` makes the next one.
  std::string& open() { return bytes_; }
  std::size_t close() {
    ends_.push_back(bytes_.size());
    return ends_.size() - 1;
  }
  std::size_t size() const { return ends_.size(); }
  std::string_view operator[](std::size_t at) const {
    const std::size_t begin = at == 0 ? 0 : ends_[at - 1];
    return std::string_view(bytes_).substr(begin, ends_[at] - begin);
  }

 private:
  std::string bytes_;
  std::vector<std::size_t> ends_;
};

}  // namespace assess
