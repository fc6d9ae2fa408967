#pragma once

#include <cstdint>
#include <string>

#include "base/diagnostics.hpp"

namespace assess {

/// A piece of the rules and where it stands.
struct Snippet {
  std::string text;
  std::string file;
  std::uint64_t line = 0;    ///< 1-based
  std::uint64_t column = 0;  ///< 1-based character where `text` begins
  std::string excerpt;       ///< the whole line
  bool filled = false;       ///< a {column} of an `each` was put in: offsets do not match the line

  /// The place of `length` bytes from byte `offset` of the text.
  Place place(std::size_t offset, std::size_t length) const;
  Place place() const { return place(0, text.size()); }
};

}  // namespace assess
