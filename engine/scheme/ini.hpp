#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostics.hpp"
#include "expression/snippet.hpp"

namespace assess {

/// `target.丙 = 2`: name `target`, suffix `丙`.
struct IniKey {
  std::string name, suffix;
  Snippet at;     ///< the key as typed
  Snippet value;  ///< trimmed
  std::string full() const { return suffix.empty() ? name : name + "." + suffix; }
};

/// `[criterion.C3]`: kind `criterion`, id `C3`.
struct IniSection {
  std::string kind, id;
  Snippet at;  ///< what stands between the brackets
  std::vector<IniKey> keys;
  std::map<std::string, std::string> cells;  ///< of the `each` row it was made from

  const IniKey* find(std::string_view name, std::string_view suffix = "") const;
};

struct IniFile {
  std::string path;
  std::vector<IniSection> sections;  ///< in the order of the file, one of each name
};

/// Reads the text of a rules file. Complains of lines that are neither section, key nor comment,
/// of sections and keys that stand twice and of bytes that are not UTF-8; goes on after each.
IniFile read_ini(std::string_view text, const std::string& path, Diagnostics& notes);

}  // namespace assess
