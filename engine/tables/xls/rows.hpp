#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "tables/sheets/workbook.hpp"
#include "tables/xls/biff_globals.hpp"
#include "tables/xls/biff_sheet.hpp"

namespace assess {

/// The rows of a sheet that was read, their cells as text.
class XlsRows : public SheetRows {
 public:
  XlsRows(std::shared_ptr<const BiffGlobals> globals, BiffSheet sheet)
      : globals_(std::move(globals)), sheet_(std::move(sheet)) {}
  bool next(SheetRow& row, Diagnostics& notes) override;

 private:
  std::string_view text_of(const BiffCell& cell);
  std::string_view keep(std::string text);

  std::shared_ptr<const BiffGlobals> globals_;
  BiffSheet sheet_;
  std::size_t at_ = 0;             ///< the first cell of the next row
  std::vector<std::string> made_;  ///< texts of the numbers of this row
  std::size_t used_ = 0;
  std::vector<SheetCell> cells_;
};

}  // namespace assess
