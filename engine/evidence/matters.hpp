#pragma once

#include <cstdint>
#include <vector>

#include "base/diagnostics.hpp"
#include "evidence/rows.hpp"
#include "evidence/roster.hpp"
#include "scheme/scheme.hpp"

namespace assess {

/// A batch whose units were found. `counts` is 1 for rows that are used.
struct UnitRows {
  RowBatch batch;
  std::vector<std::uint32_t> units;  ///< of each row; any number where it does not count
  std::vector<unsigned char> counts;
};

/// Rows alike in unit and in the columns of `unique` are one matter: one row stays, by `keep`, the
/// others no longer count; without `keep` every further one is complained of. Returns how many
/// were dropped. `batches` are in the order of the files.
std::uint64_t settle_matters(const TableSpec& spec, std::vector<UnitRows>& batches,
                             const TableReader& reader, const Roster& roster, const Words& words,
                             Diagnostics& notes);

}  // namespace assess
