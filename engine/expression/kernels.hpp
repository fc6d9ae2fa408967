#pragma once

#include <cmath>
#include <cstddef>
#include <span>

#include "base/points.hpp"
#include "expression/functions.hpp"

namespace assess {

// What functions and operators do with a batch of rows. States first: `combine` of all operands;
// then values for every row (a NaN stays a NaN); last, NaN wherever no number is.

inline bool present(const Outcome& out, std::size_t row) {
  return !out.has_states || out.states[row] <= State::nil;
}

/// Gives one row a state of its own.
inline void mark(Outcome& out, std::size_t row, State state) {
  if (!out.has_states) std::fill_n(out.states, out.rows, State::value);
  out.has_states = true;
  out.states[row] = state;
}

void combine_states(std::span<const Lane> args, Outcome& out);
void blank_absent(Outcome& out);

/// Calls `work(a, b)` with functions that give the operands of a row. Whether one is constant is
/// known before the loop, so that the compiler makes vectors of each.
template <typename Work>
void with_rows(const Lane& a, const Lane& b, Work work) {
  const auto each = [](const Lane& lane) {
    return [values = lane.values](std::size_t i) { return values[i]; };
  };
  const auto same = [](const Lane& lane) {
    return [value = *lane.values](std::size_t) { return value; };
  };
  if (a.constant)
    b.constant ? work(same(a), same(b)) : work(same(a), each(b));
  else
    b.constant ? work(each(a), same(b)) : work(each(a), each(b));
}

template <double (*F)(double)>
void unary(std::span<const Lane> args, Outcome& out) {
  combine_states(args, out);
  for (std::size_t i = 0; i < out.rows; ++i) out.values[i] = F(args[0].value(i));
  blank_absent(out);
}

template <double (*F)(double, double)>
void binary(std::span<const Lane> args, Outcome& out) {
  combine_states(args, out);
  with_rows(args[0], args[1], [&out](auto a, auto b) {
    double* __restrict values = out.values;
    for (std::size_t i = 0; i < out.rows; ++i) values[i] = F(a(i), b(i));
  });
  blank_absent(out);
}

enum class Is : unsigned char { equal, unequal, below, at_most, above, at_least };

template <Is test>
constexpr bool holds(std::strong_ordering order) {
  if constexpr (test == Is::equal) return order == 0;
  if constexpr (test == Is::unequal) return order != 0;
  if constexpr (test == Is::below) return order < 0;
  if constexpr (test == Is::at_most) return order <= 0;
  if constexpr (test == Is::above) return order > 0;
  return order >= 0;
}

/// As plain doubles; right unless the two differ by less than their last decimal.
template <Is test>
constexpr bool holds(double a, double b) {
  if constexpr (test == Is::equal) return a == b;
  if constexpr (test == Is::unequal) return a != b;
  if constexpr (test == Is::below) return a < b;
  if constexpr (test == Is::at_most) return a <= b;
  if constexpr (test == Is::above) return a > b;
  return a >= b;
}

/// Whether only `compare_decimals` can tell: nearly, but not bitwise, equal.
inline bool doubtful(double a, double b) {
  const double difference = std::abs(a - b);
  // `&`: no branch, so that the compiler makes vectors of it
  return (difference != 0) & (difference <= 1e-8 + 1e-14 * (std::abs(a) + std::abs(b)));
}

template <Is test>
void compare(std::span<const Lane> args, Outcome& out) {
  combine_states(args, out);
  bool doubt = false;
  for (std::size_t i = 0; i < out.rows; ++i) {
    const double a = args[0].value(i), b = args[1].value(i);
    doubt |= doubtful(a, b);
    out.values[i] = holds<test>(a, b) ? 1.0 : 0.0;
  }
  if (doubt)
    for (std::size_t i = 0; i < out.rows; ++i) {
      const double a = args[0].value(i), b = args[1].value(i);
      if (doubtful(a, b)) out.values[i] = holds<test>(compare_decimals(a, b)) ? 1.0 : 0.0;
    }
  blank_absent(out);
}

inline bool equal_decimals(double a, double b) {
  return a == b || (doubtful(a, b) && compare_decimals(a, b) == 0);
}

enum class Ask : unsigned char { given, filed, nil, missing, applicable };

template <Ask question>
constexpr bool is(State s) {
  if constexpr (question == Ask::given) return s == State::value;
  if constexpr (question == Ask::filed) return s == State::value || s == State::nil;
  if constexpr (question == Ask::nil) return s == State::nil;
  if constexpr (question == Ask::missing) return s == State::missing;
  return s != State::not_applicable;
}

template <Ask question>
void is_state(std::span<const Lane> args, Outcome& out) {
  for (std::size_t i = 0; i < out.rows; ++i) {
    const State s = args[0].state(i);
    if (is_fault(s)) mark(out, i, s);
    out.values[i] = is<question>(s) ? 1.0 : 0.0;
  }
  blank_absent(out);
}

void either(std::span<const Lane> args, Outcome& out);       ///< or
void both(std::span<const Lane> args, Outcome& out);         ///< and
void negate(std::span<const Lane> args, Outcome& out);       ///< not
void between(std::span<const Lane> args, Outcome& out);
void one_of(std::span<const Lane> args, Outcome& out);       ///< in
void choose(std::span<const Lane> args, Outcome& out);       ///< if
void first_filed(std::span<const Lane> args, Outcome& out);  ///< first
void stated_day(std::span<const Lane> args, Outcome& out);   ///< nil becomes missing
void tally(std::span<const Lane> args, Outcome& out);        ///< count
void day_of_calendar(std::span<const Lane> args, Outcome& out);  ///< date

}  // namespace assess
