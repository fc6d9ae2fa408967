#include "base/utf8.hpp"

#include <algorithm>
#include <cstring>
#include <optional>

#include "base/text.hpp"

namespace assess {

namespace {

constexpr std::uint64_t high_bits = 0x8080808080808080;

/// Length of the run of ASCII at the head, found eight bytes at a time.
std::size_t ascii_run(std::string_view text) {
  std::size_t i = 0;
  for (std::uint64_t block = 0; i + sizeof block <= text.size(); i += sizeof block) {
    std::memcpy(&block, text.data() + i, sizeof block);
    if (block & high_bits) break;
  }
  while (i < text.size() && static_cast<unsigned char>(text[i]) < 0x80) ++i;
  return i;
}

/// How many bytes a code point has that begins with this byte; 0: none begins with it.
std::size_t sequence_length(unsigned char lead) {
  if (lead < 0x80) return 1;
  if (lead < 0xC2) return 0;  // a continuation, or an overlong form
  return lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : lead < 0xF5 ? 4 : 0;
}

bool is_scalar(std::int32_t c, std::size_t bytes) {
  constexpr std::int32_t least[] = {0, 0, 0x80, 0x800, 0x10000};
  return c >= least[bytes] && c <= 0x10FFFF && !(c >= 0xD800 && c <= 0xDFFF);
}

}  // namespace

Utf8Head utf8_head(std::string_view text) {
  const auto lead = static_cast<unsigned char>(text.front());
  const std::size_t bytes = sequence_length(lead);
  if (bytes == 1) return {1, lead};
  if (bytes == 0 || bytes > text.size()) return {};
  std::int32_t c = lead & (0x7F >> bytes);
  for (std::size_t i = 1; i < bytes; ++i) {
    const auto next = static_cast<unsigned char>(text[i]);
    if ((next & 0xC0) != 0x80) return {};
    c = c << 6 | (next & 0x3F);
  }
  return is_scalar(c, bytes) ? Utf8Head{bytes, c} : Utf8Head{};
}

std::u32string code_points(std::string_view text) {
  std::u32string points;
  while (!text.empty()) {
    const Utf8Head head = utf8_head(text);
    points += head.code_point < 0 ? U'\uFFFD' : static_cast<char32_t>(head.code_point);
    text.remove_prefix(head.bytes);
  }
  return points;
}

bool is_ascii(std::string_view text) {
  return ascii_run(text) == text.size();
}

std::optional<std::size_t> first_bad_utf8(std::string_view text) {
  for (std::size_t i = 0;;) {
    i += ascii_run(text.substr(i));
    if (i == text.size()) return {};
    const Utf8Head head = utf8_head(text.substr(i));
    if (head.code_point < 0) return i;
    i += head.bytes;
  }
}

std::size_t character_count(std::string_view utf8) {
  return static_cast<std::size_t>(std::count_if(utf8.begin(), utf8.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0xC0) != 0x80;
  }));
}

}  // namespace assess
