#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/language.hpp"

namespace assess {

inline constexpr std::size_t most_cell_units = 32'767;  ///< UTF-16 units that a cell can hold
inline constexpr std::size_t most_sheet_name = 31;      ///< characters

/// A text that every spreadsheet opens: bytes that are no UTF-8, and what XML cannot hold, become
/// U+FFFD; `_x0041_`, which would be read as `A`, is kept as it was typed; what is too long for a
/// cell ends in `…`.
std::string cell_text(std::string_view text);

/// At most so many UTF-16 units, as spreadsheets count; a cut text ends in `…`.
std::string clipped(std::string_view text, std::size_t units);

/// Why a sheet cannot have that name, or nothing.
std::optional<Message> sheet_name_fault(std::string_view name);

/// `C7` of a row and a column, both counted from 0; `$C$7` if fixed.
std::string cell_reference(std::uint32_t row, std::uint32_t column, bool fixed = false);

/// `'lists'!$A$1:$A$40`: a range of one column of a sheet, rows counted from 0, both ends included.
std::string range_reference(std::string_view sheet, std::uint32_t column, std::uint32_t first,
                            std::uint32_t last);

}  // namespace assess
