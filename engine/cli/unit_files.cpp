#include "cli/unit_files.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <string_view>

#include "base/text.hpp"
#include "base/utf8.hpp"

namespace assess {

namespace {

/// Some systems take such a name for a device, whatever its ending.
bool is_device(const std::string& name) {
  constexpr std::array<std::string_view, 4> devices{"con", "prn", "aux", "nul"};
  const std::string stem = name_key(name.substr(0, name.find('.')));
  const bool port = stem.size() == 4 && (stem.starts_with("com") || stem.starts_with("lpt")) &&
                    '0' <= stem[3] && stem[3] <= '9';
  return port || std::ranges::find(devices, stem) != devices.end();
}

std::string safe_name(std::string_view key) {
  constexpr std::size_t most_bytes = 120;
  std::string name;
  for (std::size_t at = 0; at < key.size();) {
    const Utf8Head head = utf8_head(key.substr(at));
    const std::string_view character = key.substr(at, head.bytes);
    const bool bad = head.code_point < 0x20 || head.code_point == 0x7f ||
                     (head.bytes == 1 &&
                      std::string_view("/\\:*?\"<>|").find(key[at]) != std::string_view::npos);
    if (name.size() + head.bytes > most_bytes) break;
    name += bad ? std::string_view("_") : character;
    at += head.bytes;
  }
  while (!name.empty() && (name.back() == '.' || name.back() == ' ')) name.back() = '_';
  if (name.starts_with('.') || name.starts_with('~') || name.starts_with('-')) name[0] = '_';
  if (is_device(name)) name += '_';
  return name.empty() ? "unit" : name;
}

}  // namespace

std::vector<std::string> file_names(const std::vector<std::string>& keys) {
  std::vector<std::string> names;
  std::set<std::string> taken;
  for (const std::string& key : keys) {
    const std::string plain = safe_name(key);
    std::string name = plain;
    for (int again = 2; !taken.insert(name_key(name)).second; ++again)
      name = plain + "-" + std::to_string(again);
    names.push_back(name);
  }
  return names;
}

}  // namespace assess
