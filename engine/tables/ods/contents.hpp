#pragma once

#include <optional>
#include <vector>

#include "base/diagnostics.hpp"
#include "tables/sheets/workbook.hpp"
#include "tables/sheets/zip.hpp"

namespace assess {

/// What an OpenDocument spreadsheet holds.
struct OdsContents {
  std::size_t part = 0;                ///< content.xml
  std::vector<SheetName> sheets;       ///< from left to right
  std::vector<std::uint32_t> ordinal;  ///< of each sheet among the tables of the part, from 0
};

/// Reads the whole part once: sheets stand one behind the other in it. Nothing if it complained.
std::optional<OdsContents> read_ods_contents(Zip& zip, Diagnostics& notes);

}  // namespace assess
