#include <fmt/format.h>

#include "base/text.hpp"
#include "base/utf8.hpp"

namespace assess {

namespace {

bool is_control(std::int32_t c) {
  return c < 0x20 || (c >= 0x7F && c < 0xA0);
}

/// Turns the direction of writing: text after it may be shown in another order than it is stored.
bool is_bidi_mark(std::int32_t c) {
  return c == 0x061C || c == 0x200E || c == 0x200F || (c >= 0x202A && c <= 0x202E) ||
         (c >= 0x2066 && c <= 0x2069);
}

/// Takes no room, or breaks the line: two names that differ in it look alike.
bool is_unseen(std::int32_t c) {
  return c == 0xAD || c == 0x200B || c == 0x2028 || c == 0x2029 || c == 0x2060 || c == 0xFEFF ||
         (c >= 0xE0000 && c <= 0xE007F);
}

std::string escaped(std::int32_t c) {
  if (c < 0x80) return fmt::format("\\x{:02x}", c);
  return c < 0x10000 ? fmt::format("\\u{:04x}", c) : fmt::format("\\U{:08x}", c);
}

}  // namespace

std::string shown(std::string_view text) {
  std::string result;
  while (!text.empty()) {
    const Utf8Head head = utf8_head(text);
    const std::int32_t c = head.code_point;
    if (c < 0)
      result += fmt::format("\\x{:02x}", static_cast<unsigned char>(text.front()));
    else if (is_control(c) || is_bidi_mark(c) || is_unseen(c))
      result += escaped(c);
    else
      result += text.substr(0, head.bytes);
    text.remove_prefix(head.bytes);
  }
  return result;
}

}  // namespace assess
