#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/state.hpp"
#include "evidence/packed_column.hpp"
#include "evidence/unit_keys.hpp"
#include "tables/table/table.hpp"

namespace assess {

/// What one table of the rules was made of.
struct TableReport {
  std::string table;                 ///< name in the rules
  std::vector<TableOrigin> origins;  ///< files or sheets
  std::uint64_t rows = 0;            ///< read
  std::uint64_t used = 0;            ///< that count
  std::uint64_t left_out = 0;        ///< by `where`
  std::uint64_t repeated = 0;        ///< dropped by `unique` and `keep`
  std::uint64_t totals = 0;          ///< rows that sum up others
  // cells of the columns that the rules use
  std::uint64_t values = 0, nils = 0, missing = 0, not_applicable = 0;
  std::uint64_t doubtful = 0;  ///< read, but listed: a dash, 3次, a month for a day
};

/// A decision after an appeal, put in place of a node's score.
struct Override {
  std::uint32_t unit;
  std::size_t node;
  double score = absent;  ///< decided
  State state = State::value;
  double computed = absent;  ///< what the rules gave; known once the node was scored
  State computed_state = State::missing;
  std::string document, reason, date;
};

/// The figures of all units that the evidence gives, before anything is scored.
struct Figures {
  UnitKeys keys;                   ///< in the order of the roster; parts joined by " / "
  std::vector<std::string> names;  ///< empty if the roster has no column for it
  /// By unit, further names that the roster gives it (`known_as`), such as an old code; empty if it
  /// has no column for them.
  std::vector<std::vector<std::string>> known_as = {};
  /// By quantity of the scheme; empty columns are those that are computed later, or still packed.
  std::vector<Column> quantities;
  std::vector<PackedColumn> packed = {};  ///< by quantity: columns of the roster, until `unpack`
  std::vector<Override> overrides;        ///< by unit and node
  std::vector<TableReport> tables;  ///< in the order of the rules; those not handed in are left out

  std::size_t units() const { return keys.size(); }
  void unpack(std::size_t quantity, unsigned threads);
  void unpack_all(unsigned threads);
};

}  // namespace assess
