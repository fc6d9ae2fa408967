#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace assess::reference {

/// A reference table, all cells as text. Short and obvious on purpose: it shares no code with the
/// engine that it is used to test.
struct CsvTable {
  std::vector<std::string> header;
  std::vector<std::vector<std::string>> rows;

  bool has(std::string_view column) const;
  /// The cell of that row; empty if there is no such column or the row is short.
  const std::string& cell(std::size_t row, std::string_view column) const;
};

/// Empty header: there is no such file.
CsvTable read_csv(const std::string& path);

}  // namespace assess::reference
