#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace assess {

/// Where fields and records of a text without quotes end.
struct Separators {
  std::vector<std::uint32_t> at;       ///< offset of each delimiter and line end
  std::vector<std::uint32_t> records;  ///< index into `at` of each line end
};

/// Fills `found`; text below 4 GiB. Chooses the widest vectors that this processor has.
void find_separators(std::string_view text, char delimiter, char line_end, Separators& found);

/// The same, a byte at a time: what the fast one must agree with.
void find_separators_plainly(std::string_view text, char delimiter, char line_end,
                             Separators& found);

}  // namespace assess
