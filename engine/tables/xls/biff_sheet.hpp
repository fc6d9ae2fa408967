#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "base/diagnostics.hpp"
#include "tables/bytes/text_pool.hpp"
#include "tables/sheets/other_files.hpp"
#include "tables/xls/biff_globals.hpp"

namespace assess {

/// A cell of an XLS sheet that is not empty. Rows and columns count from 0.
struct BiffCell {
  enum class Kind : std::uint8_t {
    number,
    shared_text,  ///< of the workbook
    text,         ///< of the sheet
    truth,
    error
  };
  std::uint16_t row = 0, column = 0;
  std::uint16_t format = 0;
  Kind kind = Kind::number;
  std::uint64_t value = 0;  ///< the bits of a number, the index of a text, 0 or 1, the code
};
static_assert(sizeof(BiffCell) == 16);

/// A sheet as it was read: bounded by the size of the file, as each cell has its bytes there.
struct BiffSheet {
  std::vector<BiffCell> cells;  ///< by rows, then columns, none twice
  TextPool texts;
  std::vector<bool> hidden_rows;  ///< as far as there are some
  CellsOfOtherFiles of_other_files;
};

/// The sheet `sheet` of `globals`. Nothing, if it complained: cut short, a cell twice, a text or
/// format that the workbook does not have.
std::optional<BiffSheet> read_biff_sheet(std::string_view stream, const BiffGlobals& globals,
                                         std::size_t sheet, const std::string& file,
                                         Diagnostics& notes);

}  // namespace assess
