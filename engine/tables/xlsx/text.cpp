#include "tables/xlsx/text.hpp"

#include <charconv>
#include <cstdint>

#include "tables/bytes/utf16.hpp"

namespace assess {

namespace {

constexpr std::size_t escape_size = 7;  // _x000D_

/// The code unit of an escape at the head of a text, or 0.
char16_t escape_at(std::string_view text) {
  if (text.size() < escape_size || !text.starts_with("_x") || text[6] != '_') return 0;
  std::uint16_t unit = 0;
  const char* const hex = text.data() + 2;
  return std::from_chars(hex, hex + 4, unit, 16).ptr == hex + 4 ? char16_t{unit} : char16_t{0};
}

/// Appends the character at the head of a text that begins with an escape; how many bytes it took,
/// 0 if it is no character.
std::size_t take_escape(std::string_view text, std::string& to) {
  const char16_t unit = escape_at(text);
  if (unit == 0) return 0;
  const bool is_surrogate = unit >= 0xD800 && unit < 0xE000;
  if (!is_surrogate) {
    append_utf16(to, {&unit, 1});
    return escape_size;
  }
  const char16_t pair[] = {unit, escape_at(text.substr(escape_size))};
  if (pair[0] >= 0xDC00 || pair[1] < 0xDC00 || pair[1] > 0xDFFF) return 0;
  append_utf16(to, {pair, 2});
  return 2 * escape_size;
}

}  // namespace

void decode_escapes(std::string& text, std::size_t begin) {
  std::size_t at = text.find("_x", begin);
  if (at == std::string::npos) return;
  const std::string rest = text.substr(at);
  text.resize(at);
  for (at = 0; at < rest.size();) {
    const std::size_t taken =
        rest[at] == '_' ? take_escape(std::string_view(rest).substr(at), text) : 0;
    if (taken == 0) text.push_back(rest[at]);
    at += taken == 0 ? 1 : taken;
  }
}

}  // namespace assess
