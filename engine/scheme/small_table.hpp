#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "base/diagnostics.hpp"
#include "expression/snippet.hpp"

namespace assess {

/// A table of the rules themselves (`each`, lookups in files): a few rows, kept as texts.
struct SmallTable {
  std::string file;
  std::vector<std::string> header;
  std::vector<std::vector<std::string>> rows;
  std::vector<Place> places;  ///< of each row
};

/// Opens a table that the rules name, beside the rules file. Given by who calls `read_scheme`, as
/// the rules do not know the formats of tables. Nothing, if it complained.
using SmallTables = std::function<std::optional<SmallTable>(const Snippet& name, Diagnostics&)>;

}  // namespace assess
