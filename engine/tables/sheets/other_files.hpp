#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/diagnostics.hpp"

namespace assess {

/// Whether a formula as XLSX stores it names another workbook: `[1]Sheet!A1`, `'[1]My sheet'!A1`.
/// Columns of a table also stand in brackets: `Sales[Points]`.
bool names_other_workbook(std::string_view formula);

/// Whether a formula as ODS stores it names another file: `of:=['file:///a.ods'#$Sheet.A1]`.
bool names_other_file(std::string_view formula);

/// The cells of a sheet whose formulas name other files. Those are never followed; what was stored
/// of them is read.
class CellsOfOtherFiles {
 public:
  void add(std::uint32_t row, std::uint32_t column);
  /// Says so, if there are any.
  void tell(const std::string& file, const std::string& sheet, Diagnostics& notes) const;

 private:
  std::uint64_t count_ = 0;
  std::uint32_t row_ = 0, column_ = 0;  ///< of the first
};

}  // namespace assess
