#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "tables/sheets/xml.hpp"

namespace assess {

/// Gathers the paragraphs of a cell. Line breaks and the indents behind them are of the file and
/// count as one space, none at the ends. By the letter (OpenDocument 1.3 Part 3, 6.1.2) several
/// spaces would be one, too; but LibreOffice writes and reads them as they are.
class OdsText {
 public:
  /// For the next cell.
  void start() { *this = {}; }
  void open_paragraph(std::string& to);
  void close_paragraph() { in_paragraph_ = false; }
  bool in_paragraph() const { return in_paragraph_; }
  void add(std::string& to, std::string_view piece);
  /// An element inside a paragraph: spaces, tabs, line breaks.
  void add_element(std::string& to, std::string_view name, const XmlAttributes& attributes);

 private:
  void flush_space(std::string& to);
  bool in_paragraph_ = false, had_paragraph_ = false, has_text_ = false, owes_space_ = false;
};

/// A length of time such as `PT08H30M00S`, in days; false if it is none.
bool parse_duration(std::string_view text, double& days);

}  // namespace assess
