#pragma once

#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

namespace assess {

/// A row of a worksheet as nearly all programs write it, read without the XML reader, which would
/// take most of the time of a workbook:
///   <row r="2" ...><c r="A2" s="1" t="s"><v>12</v></c><c r="B2" s="1"/>...</row>
///   or with <is><t>text</t></is> in a cell of the type inlineStr.
/// Plain is: printable ASCII, no entities, `"` around values, nothing between the tags. All else
/// (formulas, other alphabets, other prefixes) is for the XML reader, which must find the same.
class PlainRow {
 public:
  struct Cell {
    std::string_view reference, kind, style, text;
  };
  /// How long the row at the begin of `xml` is, which then holds it; 0 if it is not plain or not
  /// whole.
  std::size_t read(std::string_view xml);

  std::string_view number() const { return number_; }
  bool is_hidden() const { return is_hidden_; }
  std::span<const Cell> cells() const { return cells_; }

 private:
  struct Cursor;
  bool read_attributes(Cursor& xml);
  bool read_cell(Cursor& xml);

  std::string_view number_;
  bool is_hidden_ = false;
  std::vector<std::string_view> names_;  ///< of the attributes of the row
  std::vector<Cell> cells_;
};

}  // namespace assess
