#include "expression/kernels.hpp"

#include <algorithm>

#include "base/date.hpp"
#include "base/processor.hpp"

namespace assess {

namespace {

/// Three-valued logic as in SQL: `decisive` (1 for or, 0 for and) settles it whatever the other is.
void logic(std::span<const Lane> args, Outcome& out, double decisive) {
  const Lane &a = args[0], &b = args[1];
  if (!a.states && !b.states) {
    for (std::size_t i = 0; i < out.rows; ++i)
      out.values[i] = a.value(i) == decisive || b.value(i) == decisive ? decisive : 1 - decisive;
    return;
  }
  std::fill_n(out.states, out.rows, State::value);
  out.has_states = true;
  for (std::size_t i = 0; i < out.rows; ++i) {
    const State s = a.state(i), t = b.state(i);
    const bool settled = (s <= State::nil && a.value(i) == decisive) ||
                         (t <= State::nil && b.value(i) == decisive);
    if (!settled || is_fault(s) || is_fault(t)) out.states[i] = combine(s, t);
    out.values[i] = settled ? decisive : 1 - decisive;
  }
  blank_absent(out);
}

double reversed(double yes) { return 1 - yes; }

/// Copies the row of one lane to the result.
void take_row(const Lane& lane, std::size_t row, Outcome& out) {
  out.values[row] = lane.value(row);
  if (lane.state(row) != State::value) mark(out, row, lane.state(row));
}

}  // namespace

void combine_states(std::span<const Lane> args, Outcome& out) {
  for (const Lane& lane : args) {
    if (!lane.states) continue;
    if (!out.has_states) std::fill_n(out.states, out.rows, State::value);
    out.has_states = true;
    const auto take = [out](auto state_of) {
      in_vectors([out, state_of](auto) {
        State* __restrict states = out.states;
        for (std::size_t i = 0; i < out.rows; ++i) states[i] = combine(states[i], state_of(i));
      });
    };
    if (lane.constant)
      take([state = *lane.states](std::size_t) { return state; });
    else
      take([states = lane.states](std::size_t i) { return states[i]; });
  }
}

void blank_absent(Outcome& out) {
  if (!out.has_states) return;
  in_vectors([out](auto) {
    double* __restrict values = out.values;
    for (std::size_t i = 0; i < out.rows; ++i)
      values[i] = out.states[i] > State::nil ? absent : values[i];
  });
}

void either(std::span<const Lane> args, Outcome& out) { logic(args, out, 1); }
void both(std::span<const Lane> args, Outcome& out) { logic(args, out, 0); }
void negate(std::span<const Lane> args, Outcome& out) { unary<reversed>(args, out); }

void between(std::span<const Lane> args, Outcome& out) {
  combine_states(args, out);
  for (std::size_t i = 0; i < out.rows; ++i) {
    const double x = args[0].value(i);
    out.values[i] = present(out, i) && compare_decimals(x, args[1].value(i)) >= 0 &&
                            compare_decimals(x, args[2].value(i)) <= 0
                        ? 1.0
                        : 0.0;
  }
  blank_absent(out);
}

void one_of(std::span<const Lane> args, Outcome& out) {
  for (std::size_t i = 0; i < out.rows; ++i) {
    State unsure = args[0].state(i);
    bool found = false;
    if (unsure == State::nil) unsure = State::value;
    const State left = unsure;
    for (std::size_t k = 1; k < args.size() && left == State::value && !found; ++k) {
      if (args[k].state(i) <= State::nil)
        found = equal_decimals(args[0].value(i), args[k].value(i));
      else
        unsure = combine(unsure, args[k].state(i));
    }
    out.values[i] = found ? 1.0 : 0.0;
    if (!found && unsure != State::value) mark(out, i, unsure);
  }
  blank_absent(out);
}

void choose(std::span<const Lane> args, Outcome& out) {
  for (std::size_t i = 0; i < out.rows; ++i) {
    std::size_t k = 0;
    while (k + 1 < args.size() && args[k].state(i) <= State::nil && args[k].value(i) == 0) k += 2;
    if (k + 1 < args.size() && args[k].state(i) > State::nil)
      mark(out, i, args[k].state(i));  // a gap in the evidence slips past no gate
    else
      take_row(args[std::min(k + 1, args.size() - 1)], i, out);
  }
  blank_absent(out);
}

void first_filed(std::span<const Lane> args, Outcome& out) {
  for (std::size_t i = 0; i < out.rows; ++i) {
    std::size_t k = 0;
    while (k + 1 < args.size() && args[k].state(i) > State::nil && !is_fault(args[k].state(i))) ++k;
    take_row(args[k], i, out);
  }
  blank_absent(out);
}

void stated_day(std::span<const Lane> args, Outcome& out) {
  for (std::size_t i = 0; i < out.rows; ++i) {
    out.values[i] = args[0].value(i);
    const State s = args[0].state(i);
    if (s != State::value) mark(out, i, s == State::nil ? State::missing : s);
  }
  blank_absent(out);
}

void tally(std::span<const Lane> args, Outcome& out) {
  for (std::size_t i = 0; i < out.rows; ++i) {
    double number = 0;
    for (const Lane& lane : args) {
      if (is_fault(lane.state(i))) mark(out, i, lane.state(i));
      number += lane.state(i) <= State::nil && lane.value(i) != 0 ? 1.0 : 0.0;
    }
    out.values[i] = number;
  }
  blank_absent(out);
}

void day_of_calendar(std::span<const Lane> args, Outcome& out) {
  combine_states(args, out);
  for (std::size_t i = 0; i < out.rows; ++i) {
    if (!present(out, i)) continue;
    const double y = args[0].value(i), m = args[1].value(i), d = args[2].value(i);
    const bool whole = y == std::floor(y) && m == std::floor(m) && d == std::floor(d);
    const bool short_enough = std::abs(y) < 1e4 && std::abs(m) < 100 && std::abs(d) < 100;
    const auto day = whole && short_enough ? day_number(static_cast<int>(y), static_cast<int>(m),
                                                        static_cast<int>(d))
                                           : std::nullopt;
    out.values[i] = day ? *day : absent;
    if (!day) mark(out, i, State::outside_domain);
  }
  blank_absent(out);
}

}  // namespace assess
