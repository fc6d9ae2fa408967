#pragma once

#include <cstdint>
#include <vector>

#include "base/state.hpp"
#include "evidence/packed_column.hpp"
#include "tables/cells/cells.hpp"

namespace assess {

/// The cells of a column that are not usual numbers.
struct OtherCells {
  std::vector<std::uint32_t> rows;
  std::vector<double> values;  ///< of each of them
  std::vector<State> states;
  std::vector<std::uint32_t> faults;  ///< rows, as `CellReader` tells them
};

/// Reads cells of a column right into a packed part, with no values in between. Without rows: most
/// of them are not usual, or one of the others does not fit; then they are read otherwise. `way` as
/// for `PackedPart`.
PackedPart pack_cells(const CellReader& reader, const CellTexts& cells, unsigned& way,
                      NumeratorRoom& room, OtherCells& others);

}  // namespace assess
