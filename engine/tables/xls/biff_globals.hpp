#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostics.hpp"
#include "tables/bytes/text_pool.hpp"
#include "tables/cells/number_format.hpp"
#include "tables/sheets/workbook.hpp"
#include "tables/xls/biff_links.hpp"

namespace assess {

/// What all sheets of an XLS workbook share.
struct BiffGlobals {
  std::vector<SheetName> sheets;        ///< tables only, no charts
  std::vector<std::uint32_t> begins;    ///< of each sheet, in the stream
  std::vector<NumberMeaning> meanings;  ///< by the number of the cell format
  TextPool texts;
  BiffLinks links;
  bool since_1904 = false;
};

/// Reads the begin of the stream `Workbook`. Nothing, if it complained: damaged, encrypted, older
/// than Excel 97.
std::optional<BiffGlobals> read_biff_globals(std::string_view stream, const std::string& file,
                                             Diagnostics& notes);

}  // namespace assess
