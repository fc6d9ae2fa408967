#pragma once

#include <cstddef>
#include <span>
#include <string_view>

#include "base/language.hpp"
#include "base/state.hpp"

namespace assess {

/// The values of one operand for the rows of a batch, or one for all of them.
struct Lane {
  const double* values = nullptr;
  const State* states = nullptr;  ///< none: all are values
  bool constant = false;          ///< only element 0 exists
  bool whole = false;             ///< codes, days, yes/no: two that differ are far apart

  double value(std::size_t row) const { return values[constant ? 0 : row]; }
  State state(std::size_t row) const {
    return states ? states[constant ? 0 : row] : State::value;
  }
  /// The rows from `row` on.
  Lane from(std::size_t row) const {
    return constant ? *this : Lane{values + row, states ? states + row : nullptr, false, whole};
  }
};

/// Where a function writes its results; `has_states` says whether `states` was filled.
struct Outcome {
  double* values;
  State* states;
  std::size_t rows;
  bool has_states = false;
};

/// Which types a function takes and gives.
enum class Typing : unsigned char {
  numbers,      ///< numbers give a number
  difference,   ///< number - number, date - date (days), date - days
  addition,     ///< number + number, date + days
  extreme,      ///< all numbers or all dates give the same
  equality,     ///< all of one type give yes/no
  order,        ///< all numbers or all dates give yes/no
  logic,        ///< yes/no gives yes/no
  tally,        ///< yes/no gives a number
  conditional,  ///< yes/no, x, yes/no, x, ..., x gives x
  alike,        ///< all of one type give the same
  test,         ///< anything gives yes/no
  beginning,    ///< texts give yes/no
  calendar,     ///< numbers give a date
};

/// A function or operator of expressions.
struct Function {
  std::string_view keyword;
  std::string_view usage;
  Message summary;
  std::size_t least, most;  ///< how many arguments
  Typing typing;
  void (*apply)(std::span<const Lane> arguments, Outcome& outcome);
  int precedence;  ///< of an operator, for printing; 0: written as keyword(...)
  /// The same for conditions, where there is a quicker way: see `Conditions`.
  void (*ask)(std::span<const Lane> arguments, std::span<unsigned char> answers) = nullptr;
};

constexpr std::size_t any_number = 1000;

/// All of them, operators first. Parser, help and documentation walk this list.
std::span<const Function> functions();
const Function* function_named(std::string_view keyword);

}  // namespace assess
