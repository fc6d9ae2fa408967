#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostics.hpp"
#include "tables/sheets/zip.hpp"

namespace assess {

/// The texts that cells of a workbook share, one behind the other.
class SharedStrings {
 public:
  std::size_t size() const { return ends_.size(); }
  std::string_view operator[](std::size_t index) const {
    const std::size_t begin = index == 0 ? 0 : ends_[index - 1];
    return {text_.data() + begin, ends_[index] - begin};
  }
  /// Where the text of the next string is to be appended.
  std::string& text() { return text_; }
  std::size_t open_begin() const { return ends_.empty() ? 0 : ends_.back(); }
  void end_string() { ends_.push_back(text_.size()); }

 private:
  std::string text_;
  std::vector<std::size_t> ends_;
};

/// Of the part `xl/sharedStrings.xml`. Nothing if it complained.
std::optional<SharedStrings> read_shared_strings(Zip& zip, std::size_t part, Diagnostics& notes);

}  // namespace assess
