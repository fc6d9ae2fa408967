#pragma once

#include <string>
#include <string_view>

#include "tables/sheets/xml.hpp"

namespace assess {

/// Turns `_x000D_` into the character that it stands for, in the text from `begin` on (ECMA-376
/// Part 1, 22.9.2.19). What stands for no character is left as it is.
void decode_escapes(std::string& text, std::size_t begin);

/// Follows the elements of a rich text (`si`, `is`) and says which of them hold its characters:
/// runs are joined, readings of characters (`rPh`) left out.
class RichText {
 public:
  void open(std::string_view name) {
    if (name == "rPh") in_reading_ = true;
    if (name == "t") in_text_ = !in_reading_;
  }
  void close(std::string_view name) {
    if (name == "rPh") in_reading_ = false;
    if (name == "t") in_text_ = false;
  }
  bool in_text() const { return in_text_; }

 private:
  bool in_reading_ = false, in_text_ = false;
};

}  // namespace assess
