#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "base/state.hpp"
#include "base/value_type.hpp"
#include "base/words.hpp"
#include "tables/cells/cell.hpp"
#include "tables/cells/cell_texts.hpp"
#include "tables/cells/meanings.hpp"

namespace assess {

/// Reads the cells of one column. Made once per column, then used by all
/// workers.
class CellReader {
 public:
  CellReader(const ColumnType& type, const CellAliases& aliases, Words& words);
  /// Texts get their codes there, not in the words it was made with; none: they are only told from
  /// absent cells, and all have the code 0. Closed lists keep their codes.
  void code_texts_in(Words* words) { words_ = words; }
  Cell read(std::string_view text) const;
  /// Decodes a column of a batch; `faults` are then the rows (indices) whose fault is not `none`.
  void read(const CellTexts& cells, std::span<double> values,
            std::span<State> states, std::vector<std::uint32_t>& faults) const;

 private:
  Cell read_plainly_written(std::string_view text, bool& found) const;
  Cell read_otherwise(std::string_view text) const;
  Cell read_odd_number(std::string_view text) const;
  Cell read_odd_date(std::string_view text) const;
  Cell checked(double number, CellFault fault) const;

  Type type_;
  bool closed_;                 ///< a text column with a closed list
  double low_, high_;           ///< both ends included; infinite where there is none
  double usual_;                ///< a plain number in [-usual_, usual_] needs no further look
  bool plain_is_plain_ = true;  ///< no alias is a plain number or date
  Words* words_;
  Meanings meanings_;
};

}  // namespace assess
