#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostics.hpp"
#include "tables/dialect.hpp"
#include "tables/spot.hpp"

namespace assess {

/// The header of a text table, and what it tells about the rest of the file.
struct CsvHeader {
  Dialect dialect;
  std::string_view delimiter_name;  ///< `,` `;` `tab` `|`
  std::uint64_t line = 1;
  std::size_t end = 0;             ///< byte behind it
  std::vector<std::string> cells;  ///< as typed, unquoted
  std::vector<Spot> spots;         ///< where each cell begins
};

/// Finds line ends, delimiter and header row in the head of a file (its first MiB, or all of it):
/// the row among the first twenty with most of the names that the rules know; if there is none,
/// the first that is not blank. Nothing, if it complained.
std::optional<CsvHeader> find_header(std::string_view head,
                                     const std::function<bool(std::string_view)>& known,
                                     const std::string& file, Diagnostics& notes);

}  // namespace assess
