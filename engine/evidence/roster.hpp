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
  UnitKeys keys;                   ///< folded, parts joined by " / "
  std::vector<std::string> names;  ///< empty if there is no column for it
  std::vector<std::vector<std::string>> known_as =
      {};                                    ///< by unit; empty if there are no such columns
  std::vector<PackedColumn> columns;         ///< by column of the table `units`
  KeyIndex index;                            ///< by folded key; empty if nobody looks units up
  std::unordered_set<std::string> left_out;  ///< on the roster, but not assessed
  std::string file;

  std::size_t units() const { return keys.size(); }
};

/// Reads the table `units`: each unit once. With `from`, `reader` reads that table, and a unit may
/// have several rows that agree. Complains of units without key, twice, or none at all. There is
/// an index if units are `looked_up`, or may be called by further names.
std::optional<Roster> read_roster(const Scheme& scheme, TableReader& reader, bool looked_up,
                                  unsigned threads, Diagnostics& notes);

}  // namespace assess
