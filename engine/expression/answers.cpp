#include "expression/answers.hpp"

#include <algorithm>
#include <array>

#include "base/processor.hpp"

namespace assess {

namespace {

constexpr unsigned char of_bool(bool holds) {
  return holds ? answer::yes : answer::no;
}

/// The answer where an operand has this state: where it has no value, nothing can be told.
constexpr unsigned char qualified(unsigned char answer, State s) {
  const unsigned char known = s <= State::nil ? answer : answer & answer::fault;
  return static_cast<unsigned char>(known | (is_fault(s) ? answer::fault : 0));
}

void qualify(const Lane& lane, Answers answers) {
  if (!lane.states) return;
  unsigned char* __restrict out = answers.data();
  const State* states = lane.states;
  const std::size_t n = answers.size();
  if (lane.constant)
    for (std::size_t i = 0; i < n; ++i) out[i] = qualified(out[i], *states);
  else
    for (std::size_t i = 0; i < n; ++i) out[i] = qualified(out[i], states[i]);
}

/// Whether any row of the two is doubtful.
bool any_doubtful(const Lane& a, const Lane& b, std::size_t n) {
  bool doubt = false;
  with_rows(a, b, [&](auto left, auto right) {
    std::uint64_t found = 0;  // as wide as a double: vectors of one kind
    for (std::size_t i = 0; i < n; ++i) found |= doubtful(left(i), right(i)) ? 1 : 0;
    doubt = found != 0;
  });
  return doubt;
}

template <Is test>
void compare_values(const Lane& a, const Lane& b, Answers answers) {
  const std::size_t n = answers.size();
  with_rows(a, b, [answers](auto left, auto right) {
    in_vectors([answers, left, right](auto) {
      unsigned char* __restrict out = answers.data();
      for (std::size_t i = 0; i < answers.size(); ++i)
        out[i] = of_bool(holds<test>(left(i), right(i)));
    });
  });
  if ((a.whole && b.whole) || !any_doubtful(a, b, n)) return;
  for (std::size_t i = 0; i < n; ++i)
    if (doubtful(a.value(i), b.value(i)))
      answers[i] = of_bool(holds<test>(compare_decimals(a.value(i), b.value(i))));
}

/// Calls `combine(from, rows)` for some rows at a time, with room for as many other answers.
template <typename F>
void in_pieces(std::size_t rows, F combine) {
  std::array<unsigned char, 512> other;
  for (std::size_t from = 0; from < rows; from += other.size())
    combine(from, Answers(other).first(std::min(other.size(), rows - from)));
}

}  // namespace

template <Is test>
void ask_compare(std::span<const Lane> args, Answers answers) {
  compare_values<test>(args[0], args[1], answers);
  for (const Lane& lane : args) qualify(lane, answers);
}
template void ask_compare<Is::equal>(std::span<const Lane>, Answers);
template void ask_compare<Is::unequal>(std::span<const Lane>, Answers);
template void ask_compare<Is::below>(std::span<const Lane>, Answers);
template void ask_compare<Is::at_most>(std::span<const Lane>, Answers);
template void ask_compare<Is::above>(std::span<const Lane>, Answers);
template void ask_compare<Is::at_least>(std::span<const Lane>, Answers);

void ask_between(std::span<const Lane> args, Answers answers) {
  compare_values<Is::at_least>(args[0], args[1], answers);
  in_pieces(answers.size(), [&](std::size_t from, Answers other) {
    compare_values<Is::at_most>(args[0].from(from), args[2].from(from), other);
    and_also(answers.subspan(from, other.size()), other);
  });
  for (const Lane& lane : args) qualify(lane, answers);
}

/// Only what is looked for may be absent: the list is made of constants, or asked row by row.
void ask_one_of(std::span<const Lane> args, Answers answers) {
  compare_values<Is::equal>(args[0], args[1], answers);
  for (const Lane& lane : args.subspan(2))
    in_pieces(answers.size(), [&](std::size_t from, Answers other) {
      compare_values<Is::equal>(args[0].from(from), lane.from(from), other);
      or_else(answers.subspan(from, other.size()), other);
    });
  qualify(args[0], answers);
}

template <Ask question>
void ask_state(std::span<const Lane> args, Answers answers) {
  const Lane& lane = args[0];
  if (lane.states && !lane.constant) {
    unsigned char* __restrict out = answers.data();
    for (std::size_t i = 0; i < answers.size(); ++i)
      out[i] = is_fault(lane.states[i]) ? answer::fault : of_bool(is<question>(lane.states[i]));
  } else {
    const State s = lane.state(0);
    std::ranges::fill(answers, is_fault(s) ? answer::fault : of_bool(is<question>(s)));
  }
}
template void ask_state<Ask::given>(std::span<const Lane>, Answers);
template void ask_state<Ask::filed>(std::span<const Lane>, Answers);
template void ask_state<Ask::nil>(std::span<const Lane>, Answers);
template void ask_state<Ask::missing>(std::span<const Lane>, Answers);
template void ask_state<Ask::applicable>(std::span<const Lane>, Answers);

void ask_yes_no(const Lane& lane, Answers answers) {
  for (std::size_t i = 0; i < answers.size(); ++i) answers[i] = of_bool(lane.value(i) != 0);
  qualify(lane, answers);
}

void and_also(Answers a, std::span<const unsigned char> b) {
  constexpr unsigned char either = answer::no | answer::fault;
  unsigned char* __restrict out = a.data();
  for (std::size_t i = 0; i < a.size(); ++i)
    out[i] = static_cast<unsigned char>((out[i] & b[i] & answer::yes) | ((out[i] | b[i]) & either));
}

void or_else(Answers a, std::span<const unsigned char> b) {
  constexpr unsigned char either = answer::yes | answer::fault;
  unsigned char* __restrict out = a.data();
  for (std::size_t i = 0; i < a.size(); ++i)
    out[i] = static_cast<unsigned char>((out[i] & b[i] & answer::no) | ((out[i] | b[i]) & either));
}

void reverse(Answers a) {
  for (unsigned char& x : a)
    x = static_cast<unsigned char>((x & answer::yes) << 1 | (x & answer::no) >> 1 |
                                   (x & answer::fault));
}

}  // namespace assess
