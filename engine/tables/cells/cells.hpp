#pragma once

#include <algorithm>
#include <cstddef>
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

  /// Decodes the usual numbers of a column as numerators over 10^decimals (0 to 7): those give the
  /// same values. All other rows are left to `read_rows`. False, if these are more than
  /// `most_others`, or the column has no numbers; then numerators and rows are worth nothing.
  template <typename Numerator>
  bool read_numerators(const CellTexts& cells, unsigned decimals, std::span<Numerator> numerators,
                       std::size_t most_others, std::vector<std::uint32_t>& others) const;
  /// Decodes some rows of a column of numbers; `values` and `states` are as many. `faults` as for
  /// `read`.
  void read_rows(const CellTexts& cells, std::span<const std::uint32_t> rows,
                 std::span<double> values, std::span<State> states,
                 std::vector<std::uint32_t>& faults) const;

 private:
  class Recent;
  bool has_plain_numbers() const;
  Cell read_plainly_written(std::string_view text, bool& found) const;
  Cell read_otherwise(std::string_view text) const;
  Cell read_odd_number(std::string_view text) const;
  Cell read_odd_date(std::string_view text) const;
  Cell checked(double number, CellFault fault) const;
  bool is_usual(std::string_view text, double& number) const;
  double low() const { return std::max(low_, -usual_); }
  double high() const { return std::min(high_, usual_); }

  Type type_;
  bool closed_;                 ///< a text column with a closed list
  double low_, high_;           ///< both ends included; infinite where there is none
  double usual_;                ///< a plain number in [-usual_, usual_] needs no further look
  bool plain_is_plain_ = true;  ///< no alias is a plain number or date
  Words* words_;
  Meanings meanings_;
};

}  // namespace assess
