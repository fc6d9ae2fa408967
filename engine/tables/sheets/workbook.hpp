#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostics.hpp"

namespace assess {

/// A cell of a sheet that is not empty, as text that reads as the cell looks by its meaning: 12.5 ·
/// 98.5% · 2025-12-31 · TRUE · #REF!
struct SheetCell {
  std::uint32_t column = 0;  ///< 0 is A
  std::string_view text;
};

/// One row of a sheet; its views live until the next one is asked for.
struct SheetRow {
  std::uint32_t number = 0;          ///< 1-based, as the spreadsheet shows it
  std::span<const SheetCell> cells;  ///< from left to right, none twice
};

/// Gives the rows of one sheet from top to bottom; rows without cells are left out.
class SheetRows {
 public:
  virtual ~SheetRows() = default;
  /// False at the end, and after a complaint.
  virtual bool next(SheetRow& row, Diagnostics& notes) = 0;
};

struct SheetName {
  std::string name;
  bool hidden = false;
};

/// A workbook that was opened: what each format of spreadsheets reads for itself. Several sheets
/// are read one after the other; a sheet may be read more than once.
class Workbook {
 public:
  virtual ~Workbook() = default;
  virtual const std::vector<SheetName>& sheets() const = 0;
  /// What a program has noted in the workbook, by name; "" if it has not.
  virtual std::string property(const std::string& name) const;
  /// Nothing, if it complained.
  virtual std::unique_ptr<SheetRows> rows(std::size_t sheet, Diagnostics& notes) = 0;
};

/// `AB12` of a row (1-based) and a column (0 is A).
std::string cell_name(std::uint32_t row, std::uint32_t column);

/// The place `Sheet!AB12` of a cell; of the whole sheet without row.
Place cell_place(const std::string& file, const std::string& sheet, std::uint32_t row,
                 std::uint32_t column);

}  // namespace assess
