#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "tables/table/limits.hpp"

namespace assess {

struct CellReference {
  std::uint32_t row = 0;     ///< from 1
  std::uint32_t column = 0;  ///< 0 is A
};

/// A number without sign; nothing beyond `most` or if it is anything else.
inline std::optional<std::uint32_t> parse_index(std::string_view text, std::uint32_t most) {
  std::uint64_t number = 0;
  if (text.empty()) return {};
  for (const char c : text) {
    if (c < '0' || c > '9') return {};
    number = number * 10 + static_cast<std::uint64_t>(c - '0');
    if (number > most) return {};
  }
  return static_cast<std::uint32_t>(number);
}

/// `AB12`: capitals, no `$`, inside a sheet.
inline std::optional<CellReference> parse_reference(std::string_view text) {
  std::uint32_t column = 0;
  std::size_t at = 0;
  for (; at < text.size() && text[at] >= 'A' && text[at] <= 'Z'; ++at) {
    column = column * 26 + static_cast<std::uint32_t>(text[at] - 'A') + 1;
    if (column > most_sheet_columns) return {};
  }
  const auto row = parse_index(text.substr(at), most_sheet_rows);
  if (column == 0 || !row || *row == 0) return {};
  return CellReference{*row, column - 1};
}

}  // namespace assess
