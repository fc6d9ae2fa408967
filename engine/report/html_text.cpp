#include "report/html_text.hpp"

#include <array>
#include <cstddef>
#include <cstdint>

#include "base/sha256.hpp"
#include "base/text.hpp"

namespace assess {

namespace {

std::string_view entity(char c) {
  switch (c) {
    case '&':
      return "&amp;";
    case '<':
      return "&lt;";
    case '>':
      return "&gt;";
    case '"':
      return "&quot;";
    case '\'':
      return "&#39;";
    default:
      return {};
  }
}

std::uint32_t hex_digit(char c) {
  return static_cast<std::uint32_t>(c <= '9' ? c - '0' : c - 'a' + 10);
}

std::string bytes_of(std::string_view hex) {
  std::string bytes;
  for (std::size_t i = 0; i + 1 < hex.size(); i += 2)
    bytes += static_cast<char>(hex_digit(hex[i]) << 4 | hex_digit(hex[i + 1]));
  return bytes;
}

std::string base64(std::string_view bytes) {
  constexpr std::string_view digits =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string text;
  for (std::size_t i = 0; i < bytes.size(); i += 3) {
    std::uint32_t three = 0;
    for (std::size_t k = i; k < i + 3; ++k)
      three = three << 8 | (k < bytes.size() ? static_cast<unsigned char>(bytes[k]) : 0U);
    for (std::size_t d = 0; d < 4; ++d)
      text += i + d > bytes.size() ? '=' : digits[three >> (18 - 6 * d) & 63];
  }
  return text;
}

}  // namespace

std::string html(std::string_view text) {
  std::string result;
  for (const char c : shown(text)) {
    const std::string_view escaped = entity(c);
    escaped.empty() ? result.push_back(c) : void(result.append(escaped));
  }
  return result;
}

std::string script_json(std::string_view json) {
  std::string result;
  result.reserve(json.size());
  for (const char c : json) c == '<' ? void(result.append("\\u003c")) : result.push_back(c);
  return result;
}

std::string policy_hash(std::string_view bytes) {
  return "sha256-" + base64(bytes_of(sha256_hex(bytes)));
}

}  // namespace assess
