#include "evidence/numerators.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <limits>
#include <type_traits>

#include "base/processor.hpp"

namespace assess {

namespace {

constexpr std::size_t block = 512;  ///< values that are packed at once

/// The least numerators are states.
template <typename Numerator>
constexpr Numerator first_state = std::numeric_limits<Numerator>::min();
template <typename Numerator>
constexpr Numerator first_number = first_state<Numerator> + 16;
/// What is no number until its state is known.
template <typename Numerator>
constexpr Numerator no_number = first_number<Numerator> - 1;
static_assert(static_cast<int>(State::not_single) < 15);

template <typename Numerator>
constexpr Numerator numerator_of(State state) {
  return static_cast<Numerator>(first_state<Numerator> + static_cast<Numerator>(state));
}

/// n / power by multiplications, which are quicker: what the product with the rounded inverse lacks
/// is known exactly and added (Markstein, IBM J. Res. Dev. 34, 1990).
inline double quotient(double n, double power, double inverse) {
  const double rough = n * inverse;
  return std::fma(std::fma(rough, -power, n), inverse, rough);
}

/// The nearest whole numbers of up to `block` values. What is added makes the lowest bits of a
/// double count ones. Returns whether all, divided again, are what they were, to the bit: nothing
/// else is asked of a value.
template <typename Numerator>
bool round_to_numerators(const double* values, std::size_t count, double power, Numerator* out) {
  constexpr double ones = 0x1.8p52, least = first_number<Numerator>,
                   most = std::numeric_limits<Numerator>::max();
  constexpr auto bits = [](double x) { return std::bit_cast<std::int64_t>(x); };
  const double inverse = 1 / power;
  std::array<std::int64_t, block> numerators;
  std::int64_t wrong = 0;
  in_vectors([=, to = numerators.data(), &wrong](auto has_fma) {
    std::int64_t found = 0;
    for (std::size_t i = 0; i < count; ++i) {  // of eight bytes alone: no vector is taken apart
      const double x = values[i], n = x * power + ones - ones;
      const double back = has_fma ? quotient(n, power, inverse) : n / power;
      found += bits(back) != bits(x);
      found += (n < least) | (n > most);
      to[i] = bits((n == n ? n : no_number<Numerator>)+ones);
    }
    for (std::size_t i = 0; i < count; ++i) out[i] = static_cast<Numerator>(to[i]);
    wrong = found;
  });
  return wrong == 0;
}

/// Returns whether the numerators were what these states have: none where there is no number, 0 for
/// a nil.
template <typename Numerator>
bool put_states(const State* states, std::size_t count, Numerator* numerators) {
  std::int32_t wrong = 0;
  in_vectors([=, &wrong](auto) {
    std::int32_t found = 0;
    for (std::size_t i = 0; i < count; ++i) {
      const Numerator n = numerators[i];
      const Numerator without = states[i] == State::nil ? Numerator{0} : no_number<Numerator>;
      found += n != (states[i] == State::value ? n : without);
    }
    for (std::size_t i = 0; i < count; ++i)
      numerators[i] =
          states[i] == State::value ? numerators[i] : numerator_of<Numerator>(states[i]);
    wrong = found;
  });
  return wrong == 0;
}

/// What numerators stand for; `may_be_states`: none of them is asked otherwise.
template <bool may_be_states, typename Numerator>
void read_values(const Numerator* numerators, std::size_t count, double power, double* values) {
  constexpr double first = first_number<Numerator>, nil = numerator_of<Numerator>(State::nil);
  const double inverse = 1 / power;
  in_vectors([=](auto has_fma) {
    for (std::size_t i = 0; i < count; ++i) values[i] = numerators[i];
    for (std::size_t i = 0; i < count; ++i) {  // of doubles alone: no vector is taken apart
      const double n = values[i];
      const double value = has_fma ? quotient(n, power, inverse) : n / power;
      values[i] = !may_be_states || n >= first ? value : n == nil ? 0 : absent;
    }
  });
}

template <typename Numerator>
void read_states(const Numerator* numerators, std::size_t count, State* states) {
  in_vectors([=](auto) {
    for (std::size_t i = 0; i < count; ++i) {
      const Numerator n = numerators[i];
      states[i] = static_cast<State>(n >= first_number<Numerator> ? 0 : n - first_state<Numerator>);
    }
  });
}

}  // namespace

void Ends::take(const Ends& others) {
  if (others.count == 0) return;
  least = count == 0 || others.least < least ? others.least : least;
  most = count == 0 || others.most > most ? others.most : most;
  count += others.count;
}

template <typename Numerator>
bool to_numerators(std::span<const double> values, std::span<const State> states, double power,
                   Numerator* out) {
  for (std::size_t from = 0; from < values.size(); from += block) {
    const std::size_t count = std::min(block, values.size() - from);
    if (!round_to_numerators(values.data() + from, count, power, out + from)) return false;
    if (!states.empty() && !put_states(states.data() + from, count, out + from)) return false;
  }
  return true;
}

template <typename Numerator>
void from_numerators(const Numerator* from, double power, bool has_states, std::span<double> values,
                     State* states) {
  if (!has_states) return read_values<false>(from, values.size(), power, values.data());
  read_values<true>(from, values.size(), power, values.data());
  read_states(from, values.size(), states);
}

/// The order of numerators over one power of ten is that of the values. Counted from the first
/// number on, without sign, states lie beyond all numbers: no loop has to ask for them.
template <typename Numerator>
Ends ends_of(std::span<const Numerator> numerators, double power) {
  using Unsigned = std::make_unsigned_t<Numerator>;
  constexpr auto from = static_cast<Unsigned>(first_number<Numerator>);
  constexpr Numerator nil = numerator_of<Numerator>(State::nil);
  struct Found {
    Unsigned least = std::numeric_limits<Unsigned>::max();
    Numerator most = first_state<Numerator>;
    std::int32_t numbers = 0, nils = 0;
  } found;
  in_vectors([numerators, &found](auto) {
    Found here;
    for (const Numerator n : numerators) {
      here.least = std::min(here.least, static_cast<Unsigned>(static_cast<Unsigned>(n) - from));
      here.most = std::max(here.most, n);
    }
    for (const Numerator n : numerators) {
      here.numbers += n >= first_number<Numerator>;
      here.nils += n == nil;
    }
    found = here;
  });
  Ends ends;
  if (found.numbers > 0)
    ends = {static_cast<std::size_t>(found.numbers),
            static_cast<Numerator>(static_cast<Unsigned>(found.least + from)) / power,
            found.most / power};
  if (found.nils > 0) ends.take({static_cast<std::size_t>(found.nils), 0, 0});
  return ends;
}

template bool to_numerators(std::span<const double>, std::span<const State>, double, std::int16_t*);
template void from_numerators(const std::int16_t*, double, bool, std::span<double>, State*);
template Ends ends_of(std::span<const std::int16_t>, double);
template bool to_numerators(std::span<const double>, std::span<const State>, double, std::int32_t*);
template void from_numerators(const std::int32_t*, double, bool, std::span<double>, State*);
template Ends ends_of(std::span<const std::int32_t>, double);

}  // namespace assess
