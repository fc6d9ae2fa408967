#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "base/unset.hpp"

namespace assess {

using Offsets = UnsetVector<std::uint32_t>;

/// Where fields and records of a text without quotes end.
struct Separators {
  Offsets at;              ///< offset of each delimiter and line end
  Offsets records;         ///< index into `at` of each line end
  bool all_ascii = false;  ///< of the whole text, and no byte is NUL
};

/// Fills `found`; text below 4 GiB.
void find_separators(std::string_view text, char delimiter, char line_end, Separators& found);

/// The same, a byte at a time: what the fast one must agree with.
void find_separators_plainly(std::string_view text, char delimiter, char line_end,
                             Separators& found);

/// The same with the quotes among `at`: where the fields of a text with quotes may end.
void find_marks(std::string_view text, char delimiter, char line_end, Separators& found);

/// How often a byte occurs.
std::size_t count_of(std::string_view text, char c);

}  // namespace assess
