#pragma once

#include <map>
#include <optional>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "scheme/read_scheme.hpp"

namespace assess {

/// Codes of complaints with line and column: `unknown-form:8:8`.
inline std::vector<std::string> codes_of(const Diagnostics& notes) {
  std::vector<std::string> result;
  for (const Diagnostic& note : notes.list())
    result.push_back(std::string(note.kind->code) + ":" + std::to_string(note.place.line) + ":" +
                     std::to_string(note.place.column));
  return result;
}

/// Small tables by file name, as plain lines of cells between commas.
using TextTables = std::map<std::string, std::string>;

inline SmallTables small_tables(const TextTables& texts) {
  return [texts](const Snippet& name, Diagnostics&) -> std::optional<SmallTable> {
    const auto found = texts.find(name.text);
    if (found == texts.end()) return {};
    SmallTable table{name.text, {}, {}, {}};
    std::istringstream lines(found->second);
    std::uint64_t number = 0;
    for (std::string line; std::getline(lines, line);) {
      std::vector<std::string> cells;
      std::istringstream pieces(line);
      for (std::string cell; std::getline(pieces, cell, ',');) cells.push_back(cell);
      if (++number == 1) {
        table.header = std::move(cells);
        continue;
      }
      cells.resize(table.header.size());  // the last may be empty
      table.rows.push_back(std::move(cells));
      table.places.push_back({.file = name.text, .line = number, .cell = {}, .excerpt = {}});
    }
    return table;
  };
}

inline std::optional<Scheme> read_rules(std::string_view text, Diagnostics& notes,
                                        const TextTables& tables = {}) {
  return read_scheme(text, "rules.ini", small_tables(tables), notes);
}

}  // namespace assess
