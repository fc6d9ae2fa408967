#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/state.hpp"
#include "base/value_type.hpp"
#include "base/words.hpp"

namespace assess {

/// What is wrong with a cell, if anything.
enum class CellFault : unsigned char {
  none,
  not_a_number,
  not_a_date,
  ambiguous_date,  ///< 03/04/2025
  not_yes_no,
  unknown_word,    ///< not of the closed list
  out_of_range,
  bare_percent,    ///< a number above 1 without % in a percent column
  error_cell,      ///< #REF!
  dash,            ///< — - / : taken as missing, listed (a warning)
  lenient,         ///< read, but oddly written (1,234 · 3次 · month only) or not to the last digit: listed (a note)
};

struct Cell {
  double value = absent;
  State state = State::missing;
  CellFault fault = CellFault::none;
};

/// Reads the cells of one column. Made once per column, then used by all workers.
class CellReader {
 public:
  CellReader(const ColumnType& type, const CellAliases& aliases, Words& words);
  Cell read(std::string_view text) const;
  /// Decodes a column of a batch; returns the rows (indices) whose fault is not `none`.
  void read(std::span<const std::string_view> cells, std::span<double> values,
            std::span<State> states, std::vector<std::uint32_t>& faults) const;

 private:
  Cell read_special(std::string_view text, bool& found) const;
  Cell read_number(std::string_view text) const;
  Cell read_date_cell(std::string_view text) const;
  Cell read_text(std::string_view text) const;
  Cell in_range(Cell cell) const;

  ColumnType type_;
  Words* words_;
  /// Spellings with a meaning of their own (state, yes/no, word of the closed list), folded.
  std::unordered_map<std::string, Cell> special_;
};

}  // namespace assess
