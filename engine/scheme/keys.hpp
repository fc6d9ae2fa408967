#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostics.hpp"
#include "base/language.hpp"
#include "scheme/ini.hpp"

namespace assess {

/// What may follow a key after a dot.
enum class Suffix : unsigned char { none, language, group, name };

/// A key of the rules: the reference, the checks and the hints walk `keys()`.
struct KeyInfo {
  std::string_view sections;  ///< kinds that have it, separated by blanks
  std::string_view key;
  bool required;
  Suffix suffix;
  std::string_view takes;      ///< type or words
  std::string_view otherwise;  ///< what holds if it is not given
  Message meaning;
};

std::span<const KeyInfo> keys();

struct SectionInfo {
  std::string_view kind;
  bool has_id;
  bool free_keys;  ///< [define], [lookup.X]: the user names the keys
  Message meaning;
};
std::span<const SectionInfo> sections();

/// Names of the keys that a section may have; empty where the user names them.
std::vector<std::string> known_keys(const IniSection& section);

/// Complains of a key that does not exist there, and of a suffix that it does not take.
void check_key(const IniSection& section, const IniKey& key, Diagnostics& notes);

/// Complains of sections and keys that do not exist, of missing IDs and required keys, and of
/// suffixes that a key does not take.
void check_keys(const IniFile& file, Diagnostics& notes);

}  // namespace assess
