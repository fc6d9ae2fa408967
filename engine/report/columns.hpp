#pragma once

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "report/sheet.hpp"

namespace assess {

/// A column whose cells are at hand.
inline SheetColumn cells_column(std::string key, Text heading, std::vector<Cell> cells,
                                SheetKind kind = SheetKind::number) {
  auto kept = std::make_shared<const std::vector<Cell>>(std::move(cells));
  return {std::move(key), std::move(heading), kind,
          [kept](std::size_t row) { return (*kept)[row]; }, 0};
}

/// A column of texts that exist nowhere else.
inline SheetColumn texts_column(std::string key, Text heading, std::vector<std::string> texts) {
  auto kept = std::make_shared<const std::vector<std::string>>(std::move(texts));
  return {std::move(key), std::move(heading), SheetKind::text,
          [kept](std::size_t row) -> Cell { return std::string_view((*kept)[row]); }, 0};
}

/// A column of something for each element of a vector that lives on.
template <typename T, typename Cells>
SheetColumn column_of_each(std::string key, Text heading, SheetKind kind,
                           const std::vector<T>& elements, Cells cell) {
  return {std::move(key), std::move(heading), kind,
          [&elements, cell](std::size_t row) -> Cell { return cell(elements[row]); }, 0};
}

}  // namespace assess
