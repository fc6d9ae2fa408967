#include "tables/sheets/workbook.hpp"

#include <algorithm>

namespace assess {

std::string Workbook::property(const std::string&) const { return ""; }

std::string cell_name(std::uint32_t row, std::uint32_t column) {
  std::string letters;
  for (std::uint32_t left = column + 1; left > 0; left = (left - 1) / 26)
    letters.push_back(static_cast<char>('A' + (left - 1) % 26));
  std::ranges::reverse(letters);
  return letters + std::to_string(row);
}

Place cell_place(const std::string& file, const std::string& sheet, std::uint32_t row,
                 std::uint32_t column) {
  Place place{.file = file, .cell = {}, .excerpt = {}};
  place.cell = row == 0 ? sheet : sheet + "!" + cell_name(row, column);
  return place;
}

}  // namespace assess
