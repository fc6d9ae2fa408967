#pragma once

#include <cstddef>
#include <memory>
#include <string_view>
#include <vector>

namespace assess {

/// Bytes of many short texts in a few pieces of memory. They never move, also not when the whole is
/// moved.
class KeptTexts {
 public:
  std::string_view keep(std::string_view text);
  /// Room for so many bytes, to be written to.
  char* room(std::size_t bytes);

 private:
  std::vector<std::unique_ptr<char[]>> pieces_;
  std::size_t left_ = 0;  ///< free bytes at the end of the last piece
  char* next_ = nullptr;
};

}  // namespace assess
