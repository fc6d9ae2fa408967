#pragma once

#include <optional>
#include <string>

#include "base/points.hpp"

namespace assess {

/// Beyond it a number is not counted in a database: sums of many must stay whole to the last digit.
constexpr double largest_in_sql = 1e12;

/// A decimal as a whole number: `units` / 10^places.
struct ScaledNumber {
  long long units = 0;
  int places = 0;
};

constexpr long long power_of_ten(int places) {
  long long power = 1;
  for (int k = 0; k < places; ++k) power *= 10;
  return power;
}

/// Whether a number with so many places is held by a double without a doubt.
constexpr bool is_short(double x, int places) {
  const double magnitude = x < 0 ? -x : x;
  return magnitude <= largest_in_sql &&
         (places == 0 || magnitude * static_cast<double>(power_of_ten(places)) <= 1e15) &&
         (places == 0 || magnitude <= 1e6) && places <= 9;
}

/// The shortest decimal that a double stands for, if it is short.
std::optional<ScaledNumber> scaled_number(double x);

/// The double next to units / 10^places.
double unscaled(Int128 units, int places);

}  // namespace assess
