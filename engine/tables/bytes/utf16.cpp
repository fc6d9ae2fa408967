#include "tables/bytes/utf16.hpp"

namespace assess {

namespace {

bool is_high(char32_t unit) {
  return unit >= 0xD800 && unit < 0xDC00;
}

bool is_low(char32_t unit) {
  return unit >= 0xDC00 && unit < 0xE000;
}

void append_code_point(std::string& text, char32_t point) {
  const auto byte = [&text](char32_t value) { text.push_back(static_cast<char>(value)); };
  const auto follow = [&](int shift) { byte(0x80 | (point >> shift & 0x3F)); };
  if (point < 0x80) return byte(point);
  if (point < 0x800) return byte(0xC0 | point >> 6), follow(0);
  if (point < 0x10000) return byte(0xE0 | point >> 12), follow(6), follow(0);
  byte(0xF0 | point >> 18), follow(12), follow(6), follow(0);
}

}  // namespace

void append_utf16(std::string& text, std::u16string_view units) {
  for (std::size_t at = 0; at < units.size(); ++at) {
    char32_t point = units[at];
    if (is_high(point) && at + 1 < units.size() && is_low(units[at + 1]))
      point = 0x10000 + ((point & 0x3FF) << 10) + (units[++at] & 0x3FF);
    else if (is_high(point) || is_low(point))
      point = 0xFFFD;
    append_code_point(text, point);
  }
}

}  // namespace assess
