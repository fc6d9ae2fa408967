#include "cli/unit_files.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string_view>
#include <unordered_map>

#include "base/sha256.hpp"
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

/// What `shown` escapes (control characters, bidi marks, what is not seen) cannot be told by eye.
bool is_bad(std::string_view character) {
  constexpr std::string_view not_allowed = "/\\:*?\"<>|";
  return not_allowed.find(character) != std::string_view::npos || shown(character) != character;
}

std::string safe_name(std::string_view key) {
  constexpr std::size_t most_bytes = 120;
  std::string name;
  while (!key.empty()) {
    const std::string_view character = key.substr(0, utf8_head(key).bytes);
    if (name.size() + character.size() > most_bytes) break;
    name += is_bad(character) ? std::string_view("_") : character;
    key.remove_prefix(character.size());
  }
  while (!name.empty() && (name.back() == '.' || name.back() == ' ')) name.back() = '_';
  if (name.starts_with('.') || name.starts_with('~') || name.starts_with('-')) name[0] = '_';
  if (is_device(name)) name += '_';
  return name.empty() ? "unit" : name;
}

/// A safe name, and behind it as much of the key's hash as it takes to be the only one.
class Name {
 public:
  explicit Name(const std::string& key) : key_(&key), safe_(safe_name(key)) {
    if (safe_ != key) lengthen();
  }

  /// False: all of it stands there already.
  bool lengthen() {
    constexpr std::size_t whole_hash = 64, step = 8;
    if (digits_ == whole_hash) return false;
    digits_ += step;
    return true;
  }

  std::string text() const {
    return digits_ == 0 ? safe_ : safe_ + "-" + sha256_hex(*key_).substr(0, digits_);
  }

 private:
  const std::string* key_;
  std::string safe_;
  std::size_t digits_ = 0;
};

/// Lengthens those that are alike; false: there is nothing more to lengthen.
bool lengthen_alike(std::vector<Name>& names, const std::vector<std::string>& texts) {
  std::unordered_map<std::string, std::size_t> count;
  for (const std::string& text : texts) ++count[name_key(text)];
  if (count.size() == texts.size()) return false;
  bool lengthened = false;
  for (std::size_t u = 0; u < names.size(); ++u)
    if (count[name_key(texts[u])] > 1) lengthened = names[u].lengthen() || lengthened;
  return lengthened;
}

std::vector<std::string> texts_of(const std::vector<Name>& names) {
  std::vector<std::string> texts;
  texts.reserve(names.size());
  for (const Name& name : names) texts.push_back(name.text());
  return texts;
}

/// Of keys with several parts, two may read the same.
void number_same(std::vector<std::string>& texts) {
  std::unordered_map<std::string, int> seen;
  for (std::string& text : texts)
    if (const int count = ++seen[name_key(text)]; count > 1) text += "-" + std::to_string(count);
}

}  // namespace

std::vector<std::string> file_names(const std::vector<std::string>& keys) {
  std::vector<Name> names(keys.begin(), keys.end());
  std::vector<std::string> texts = texts_of(names);
  while (lengthen_alike(names, texts)) texts = texts_of(names);
  number_same(texts);
  return texts;
}

}  // namespace assess
