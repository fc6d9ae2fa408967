#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

#include "base/state.hpp"

namespace assess {

/// Of some values, those that are numbers.
struct Ends {
  std::size_t count = 0;
  double least = absent, most = absent;  ///< absent if there are none

  void take(const Ends& others);
};

// Decimals as numerators, of two or four bytes, over one power of ten; states are numerators that
// no value has. The innermost loops of packed columns, in vectors.

/// `states`: as long as `values`, or empty if all are values. False, if any would not come back as
/// it was, to the bit; then what is in `out` is worth nothing.
template <typename Numerator>
bool to_numerators(std::span<const double> values, std::span<const State> states, double power,
                   Numerator* out);

/// As many as there is room for in `values`; `states` is filled, with as many, if it `has_states`.
template <typename Numerator>
void from_numerators(const Numerator* from, double power, bool has_states, std::span<double> values,
                     State* states);

template <typename Numerator>
Ends ends_of(std::span<const Numerator> numerators, double power);

}  // namespace assess
