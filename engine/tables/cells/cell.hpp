#pragma once

#include "base/state.hpp"

namespace assess {

/// What is wrong with a cell, if anything.
enum class CellFault : unsigned char {
  none,
  not_a_number,
  not_a_date,
  ambiguous_date,  ///< 03/04/2025
  not_yes_no,
  unknown_word,  ///< not of the closed list
  out_of_range,
  bare_percent,  ///< a number above 1 without % in a percent column
  error_cell,    ///< #REF!
  dash,          ///< — - / : taken as missing, listed (a warning)
  lenient,       ///< read, but oddly written (1,234 · 3次 · month only), or not to
                 ///< the last digit: listed (a note)
};

struct Cell {
  double value = absent;
  State state = State::missing;
  CellFault fault = CellFault::none;
};

}  // namespace assess
