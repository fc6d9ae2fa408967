#pragma once

#include <algorithm>
#include <cstddef>
#include <limits>
#include <vector>

namespace assess {

/// Why a number is there, or is not. Nothing is not zero: only `value` and `nil` count as numbers.
/// Of two absences the later one wins: see `combine`.
enum class State : unsigned char {
  value,           ///< a number, word, date or yes/no was given
  nil,             ///< stated as none ("无"): counts as 0, "" or no
  not_applicable,  ///< does not concern this unit, or has no basis (0 of 0)
  missing,         ///< nothing was given
  // faults of a computation; each becomes a complaint, none reaches a result
  outside_domain,  ///< logarithm or root of a number that has none
  not_listed,      ///< a word that a lookup does not list
  not_single,      ///< `only` met more than one row
};

constexpr double absent = std::numeric_limits<double>::quiet_NaN();

/// A figure of all units. Every type is held as a double: numbers as they are, dates as days since
/// 1970-01-01, yes/no as 1 and 0, texts as their code in `Words`.
struct Column {
  std::vector<double> values;  ///< NaN where the state is missing or not_applicable; 0 where nil
  std::vector<State> states;   ///< as long as `values`, or empty: all are values

  State state(std::size_t i) const { return states.empty() ? State::value : states[i]; }
  bool has_number(std::size_t i) const { return state(i) <= State::nil; }
  std::size_t size() const { return values.size(); }

  void set(std::size_t i, State state) {
    if (states.empty()) states.assign(values.size(), State::value);
    states[i] = state;
    values[i] = state == State::nil ? 0.0 : state == State::value ? values[i] : absent;
  }
  bool operator==(const Column&) const = default;
};

inline Column column_of(std::size_t units, State state) {
  return {std::vector<double>(units, state == State::nil ? 0.0 : absent),
          std::vector<State>(units, state)};
}

constexpr bool is_fault(State s) {
  return s > State::missing;
}

/// The state of what is computed from both: a fault wins, then missing, then not applicable; nil
/// counts as value.
constexpr State combine(State a, State b) {
  const State later = std::max(a, b);
  return later == State::nil ? State::value : later;
}

}  // namespace assess
