#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostics.hpp"
#include "tables/csv/dialect.hpp"
#include "tables/csv/spot.hpp"
#include "tables/table/header_rows.hpp"

namespace assess {

/// The header of a text table, and what it tells about the rest of the file.
struct CsvHeader {
  Dialect dialect;
  std::string_view delimiter_name;  ///< `,` `;` `tab` `|`
  std::uint64_t line = 1;
  std::size_t rows = 1;            ///< 2: names below merged headings
  std::size_t end = 0;             ///< byte behind it
  std::vector<std::string> cells;  ///< names, trimmed
  std::vector<Spot> spots;         ///< where each cell begins
};

/// Finds line ends, delimiter and header row in the head of a file (its first MiB, or all of it):
/// see `find_header_rows`. Nothing, if it complained.
std::optional<CsvHeader> find_header(std::string_view head, const KnownName& known,
                                     const std::string& file, Diagnostics& notes);

}  // namespace assess
