#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace assess {

/// One code point at the head of a text, or one byte that begins none.
struct Utf8Head {
  std::size_t bytes = 1;
  std::int32_t code_point = -1;  ///< -1: the byte is not well-formed UTF-8
};

/// The head of a text that is not empty. Strict: no overlong forms, surrogates, nothing above
/// U+10FFFF.
Utf8Head utf8_head(std::string_view text);

/// A well-formed text as code points; bytes that are not count as U+FFFD.
std::u32string code_points(std::string_view text);

bool is_ascii(std::string_view text);

}  // namespace assess
