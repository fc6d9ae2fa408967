#include "tables/database/address.hpp"

#include <charconv>

namespace assess {

namespace {

/// The part before `mark`, which is taken away with it; all of it if there is none.
std::string_view cut(std::string_view& text, std::string_view marks) {
  const std::size_t at = text.find_first_of(marks);
  const std::string_view part = text.substr(0, at);
  text.remove_prefix(at == std::string_view::npos ? text.size() : at + 1);
  return part;
}

/// `%2F` as `/`; nothing if a percent sign begins no byte.
std::optional<std::string> decoded(std::string_view text) {
  std::string result;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '%') {
      result += text[i];
      continue;
    }
    unsigned byte = 0;
    const std::string_view digits = text.substr(i + 1, 2);
    const auto [end, error] =
        std::from_chars(digits.data(), digits.data() + digits.size(), byte, 16);
    if (digits.size() < 2 || error != std::errc{} || end != digits.data() + 2 || byte == 0)
      return {};
    result += static_cast<char>(byte);
    i += 2;
  }
  return result;
}

bool add(std::string& words, std::string_view key, std::string_view value) {
  if (value.empty()) return true;
  const auto plain = decoded(value);
  if (!plain) return false;
  words += (words.empty() ? "" : " ") + std::string(key) + "='";
  for (const char c : *plain) {
    if (c == '\'' || c == '\\') words += '\\';
    words += c;
  }
  words += '\'';
  return true;
}

}  // namespace

std::optional<std::string> words_of_address(std::string_view address) {
  if (!address.starts_with("//")) return {};
  address.remove_prefix(2);
  std::string_view settings = address;
  std::string_view path = cut(settings, "?");
  std::string_view server = cut(path, "/");
  std::string words;
  bool ok = true;
  if (server.find('@') != std::string_view::npos) ok = add(words, "user", cut(server, "@"));
  if (server.starts_with('[')) {  // an address of IPv6
    server.remove_prefix(1);
    ok = ok && add(words, "host", cut(server, "]"));
    if (server.starts_with(':')) server.remove_prefix(1);
  } else {
    ok = ok && add(words, "host", cut(server, ":"));
  }
  ok = ok && add(words, "port", server) && add(words, "dbname", path);
  while (ok && !settings.empty()) {
    std::string_view setting = cut(settings, "&");
    const std::string_view key = cut(setting, "=");
    ok = !key.empty() && key.find_first_of(" '\\%") == std::string_view::npos &&
         add(words, key, setting);
  }
  return ok ? std::optional(words) : std::nullopt;
}

}  // namespace assess
