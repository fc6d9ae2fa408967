#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace assess {

/// A place in a text; both count from 1, columns in characters.
struct Spot {
  std::uint64_t line = 1, column = 1;
};

/// The spot of a byte of a text that begins at the begin of a line.
Spot spot_of(std::string_view text, std::size_t at, char line_end);

}  // namespace assess
