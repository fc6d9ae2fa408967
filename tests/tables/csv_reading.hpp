#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostics.hpp"
#include "tables/table/limits.hpp"
#include "tables/table/table.hpp"

namespace assess {

/// All that one reading of a text as CSV gave.
struct CsvReading {
  bool opened = false;
  std::vector<std::string> header;
  std::vector<std::vector<std::string>> rows;  ///< in the order of the file
  std::vector<Place> places;                   ///< of the first column of each row
  TableOrigin origin;
  Diagnostics notes;

  /// Codes of the complaints with line and column: `ragged-row:3:1`.
  std::vector<std::string> complaints() const;
};

struct CsvOptions {
  unsigned threads = 1;
  std::size_t block_size = usual_block;
  /// Names that the rules know; none: no column is known.
  std::vector<std::string> known = {};
};

CsvReading read_csv(std::string_view text, const CsvOptions& options = {});

}  // namespace assess
