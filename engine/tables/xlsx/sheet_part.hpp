#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

#include "tables/sheets/xml_part.hpp"
#include "tables/xlsx/plain_row.hpp"
#include "tables/xlsx/sheet.hpp"

namespace assess {

/// A worksheet part on its way to its sheet, a piece at a time. The XML reader gets all but plain
/// rows, and so says what is not well formed: a plain row is whole in itself, and is looked for
/// only where an element may stand.
class XlsxSheetPart {
 public:
  XlsxSheetPart(std::unique_ptr<ZipPart> part, XlsxSheet& sheet)
      : sheet_(sheet), xml_(std::move(part), sheet) {}
  /// Reads one more piece.
  XmlPart::Step advance(Diagnostics& notes);

 private:
  /// Gives the XML reader what comes before the next row, or all there is.
  XmlPart::Step go_to_rows(Diagnostics& notes);
  std::string_view rest() const { return std::string_view(text_).substr(begin_); }

  XlsxSheet& sheet_;
  XmlPart xml_;
  std::string text_;  ///< read; from `begin_` on of use
  std::size_t begin_ = 0;
  bool is_last_ = false;                   ///< nothing follows
  bool at_row_ = false;                    ///< a row may begin here
  std::string_view mark_ = "<sheetData>";  ///< behind which a row may begin
  PlainRow row_;
};

}  // namespace assess
