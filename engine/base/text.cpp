#include "base/text.hpp"

#include <utf8proc.h>

#include <algorithm>
#include <cstdlib>

#include "base/utf8.hpp"

namespace assess {

namespace {

/// White space, and characters without width: what is trimmed.
bool is_blank(std::int32_t c) {
  return c == ' ' || (c >= '\t' && c <= '\r') || c == 0xA0 || c == 0x3000 ||
         (c >= 0x2000 && c <= 0x200F) || c == 0x202F || c == 0x205F || c == 0x2060 || c == 0xFEFF;
}

std::size_t blank_bytes_in_front(std::string_view text) {
  std::size_t bytes = 0;
  while (bytes < text.size()) {
    const Utf8Head head = utf8_head(text.substr(bytes));
    if (!is_blank(head.code_point)) break;
    bytes += head.bytes;
  }
  return bytes;
}

/// Bytes of the blank at the end of the text; 0: it ends in something else.
std::size_t blank_bytes_at_end(std::string_view text) {
  for (std::size_t bytes = 1; bytes <= std::min<std::size_t>(3, text.size()); ++bytes) {
    const Utf8Head head = utf8_head(text.substr(text.size() - bytes));
    if (head.code_point >= 0) return head.bytes == bytes && is_blank(head.code_point) ? bytes : 0;
  }
  return 0;
}

/// ASCII and the common Chinese ideographs (U+4E00 to U+9FFF) only: NFKC leaves them as they are.
bool is_normal(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    const auto lead = static_cast<unsigned char>(text[i]);
    if (lead < 0x80) {
      ++i;
      continue;
    }
    const Utf8Head head = utf8_head(text.substr(i));
    if (head.code_point < 0x4E00 || head.code_point > 0x9FFF) return false;
    i += head.bytes;
  }
  return true;
}

/// NFKC with further options of utf8proc; bad UTF-8 comes back as it is.
std::string normalised(std::string_view text, int options) {
  utf8proc_uint8_t* result = nullptr;
  const utf8proc_ssize_t bytes =
      utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(text.data()),
                   static_cast<utf8proc_ssize_t>(text.size()), &result,
                   static_cast<utf8proc_option_t>(UTF8PROC_COMPOSE | UTF8PROC_COMPAT |
                                                  UTF8PROC_STABLE | options));
  if (bytes < 0) return std::string(text);
  std::string copy(reinterpret_cast<const char*>(result), static_cast<std::size_t>(bytes));
  std::free(result);
  return copy;
}

char ascii_lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

std::size_t width_of(Utf8Head head) {
  if (head.code_point < 0) return 1;
  return static_cast<std::size_t>(std::max(utf8proc_charwidth(head.code_point), 0));
}

}  // namespace

std::string_view trimmed(std::string_view text) {
  text.remove_prefix(blank_bytes_in_front(text));
  while (const std::size_t bytes = blank_bytes_at_end(text)) text.remove_suffix(bytes);
  return text;
}

std::string folded(std::string_view text) {
  text = trimmed(text);
  if (is_normal(text)) return std::string(text);
  return std::string(trimmed(normalised(text, 0)));
}

bool folds_to_itself(std::string_view text) {
  return is_normal(text) && trimmed(text).size() == text.size();
}

std::string name_key(std::string_view text) {
  std::string key = folded(text);
  if (!is_normal(key)) return normalised(key, UTF8PROC_CASEFOLD);
  std::transform(key.begin(), key.end(), key.begin(), ascii_lower);
  return key;
}

std::string look_of(std::string_view text) {
  const bool ascii = is_ascii(text);
  std::string look = ascii ? name_key(text) : normalised(text, UTF8PROC_CASEFOLD | UTF8PROC_IGNORE);
  std::erase_if(look, [](char c) { return c == ' ' || (c >= '\t' && c <= '\r'); });
  return look;
}

std::size_t display_width(std::string_view text) {
  std::size_t width = 0;
  while (!text.empty()) {
    const Utf8Head head = utf8_head(text);
    width += width_of(head);
    text.remove_prefix(head.bytes);
  }
  return width;
}

std::string padded(std::string_view text, std::size_t width) {
  const std::size_t needed = display_width(text);
  if (needed <= width) return std::string(text) + std::string(width - needed, ' ');
  if (width == 0) return {};
  std::size_t used = 0, bytes = 0;
  while (true) {
    const Utf8Head head = utf8_head(text.substr(bytes));
    if (used + width_of(head) > width - 1) break;
    used += width_of(head);
    bytes += head.bytes;
  }
  return std::string(text.substr(0, bytes)) + "…" + std::string(width - 1 - used, ' ');
}

std::string joined(std::span<const std::string> parts, std::string_view separator) {
  std::string text;
  for (const std::string& part : parts) {
    if (&part != parts.data()) text += separator;
    text += part;
  }
  return text;
}

}  // namespace assess
