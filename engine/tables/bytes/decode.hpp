#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace assess {

/// Bytes as UTF-8, and how far they could be decoded: all of them, or up to the byte `bad`.
struct Decoded {
  std::string text;
  std::optional<std::size_t> bad;
};

/// Strictly; `encoding`: as the system's converter names it. A byte order mark at the begin is left
/// out. A sequence that is cut off at the end is bad.
Decoded decode(std::string_view bytes, const std::string& encoding);

}  // namespace assess
