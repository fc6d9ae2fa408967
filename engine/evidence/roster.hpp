#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "base/diagnostics.hpp"
#include "base/key_index.hpp"
#include "evidence/figures.hpp"
#include "evidence/packed_column.hpp"
#include "evidence/rows.hpp"
#include "scheme/scheme.hpp"

namespace assess {

/// The units that are assessed, and how rows find them.
struct Roster {
  std::vector<std::string> keys;   ///< as typed, parts joined by " / "
  std::vector<std::string> names;  ///< empty if there is no column for it
  std::vector<std::vector<std::string>> known_as =
      {};  ///< by unit; empty if there are no such columns
  std::vector<RowId> rows;
  std::vector<PackedColumn> columns;         ///< by column of the table `units`
  KeyIndex index;                            ///< by folded key
  std::unordered_set<std::string> left_out;  ///< on the roster, but not assessed
  std::string file;

  std::size_t units() const { return keys.size(); }
};

/// Reads the table `units`: each unit once. With `from`, `reader` reads that table, and a unit may
/// have several rows that agree. Complains of units without key, twice, or none at all.
std::optional<Roster> read_roster(const Scheme& scheme, TableReader& reader, unsigned threads,
                                  Diagnostics& notes);

}  // namespace assess
