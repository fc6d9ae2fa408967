#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/diagnostics.hpp"
#include "tables/sheets/workbook.hpp"
#include "tables/xlsx/package.hpp"

namespace assess {

/// What the part `xl/workbook.xml` says of the workbook.
struct XlsxContents {
  std::vector<SheetName> sheets;   ///< worksheets only; as the user sees them from left to right
  std::vector<std::size_t> parts;  ///< of each sheet
  std::optional<std::size_t> strings, styles;  ///< parts, if there are any
  bool since_1904 = false;
};

/// Nothing if it complained, as of a Word file.
std::optional<XlsxContents> read_xlsx_contents(Zip& zip, Diagnostics& notes);

}  // namespace assess
