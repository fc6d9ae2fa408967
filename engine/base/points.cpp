#include "base/points.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "base/decimal_digits.hpp"

namespace assess {

namespace {

constexpr double nine_places = 1e9;
constexpr double nine_places_end = 1e6;  // from here on a double has no nine places to offer
constexpr double end_of_points = 1e29;

/// The multiple of `step` that a magnitude is rounded to. down and up: towards and away from zero.
template <typename Integer>
Integer rounded_magnitude(Integer magnitude, Integer step, RoundingMode mode) {
  Integer steps = magnitude / step;
  const Integer rest = magnitude % step;
  switch (mode) {
    case RoundingMode::half_up:
      steps += 2 * rest >= step;
      break;
    case RoundingMode::half_even:
      steps += 2 * rest + steps % 2 > step;
      break;
    case RoundingMode::down:
      break;
    case RoundingMode::up:
      steps += rest > 0;
      break;
  }
  return steps * step;
}

/// Of a magnitude below `nine_places_end`.
std::int64_t nine_places_of(double magnitude) {
  return static_cast<std::int64_t>(magnitude * nine_places + 0.5);
}

Int128 exact_magnitude(double magnitude) {
  if (magnitude < nine_places_end) return nine_places_of(magnitude);
  return billionths_of_15_digits(magnitude < end_of_points ? magnitude : end_of_points);
}

}  // namespace

double Points::value() const {
  constexpr Int128 exact_doubles = Int128{1} << 53;
  if (-exact_doubles <= billionths && billionths <= exact_doubles)
    return static_cast<double>(static_cast<std::int64_t>(billionths)) / nine_places;
  const std::string text = to_text(*this);
  double value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

Rounding to_decimals(int decimals, RoundingMode mode) {
  return {Points{power_of_ten(9 - decimals)}, mode};
}

int decimals(const Rounding& rounding) {
  int places = 0;
  while (places < 9 && rounding.step.billionths % power_of_ten(9 - places) != 0) ++places;
  return places;
}

Points exact(double x) {
  const Int128 magnitude = exact_magnitude(std::abs(x));
  return {x < 0 ? -magnitude : magnitude};
}

Points rounded(Points points, const Rounding& rounding) {
  const Int128 n = points.billionths;
  const Int128 step = rounding.step.billionths;
  Int128 magnitude = n < 0 ? -n : n;
  constexpr Int128 short_end = Int128{1} << 62;  // division of 64 bits is several times faster
  if (magnitude < short_end && step < short_end)
    magnitude = rounded_magnitude(static_cast<std::int64_t>(magnitude),
                                  static_cast<std::int64_t>(step), rounding.mode);
  else
    magnitude = rounded_magnitude(magnitude, step, rounding.mode);
  return {n < 0 ? -magnitude : magnitude};
}

Points publish(double x, const Rounding& rounding) {
  return rounded(exact(x), rounding);
}

double snapped(double x) {
  const double magnitude = std::abs(x);
  if (!(magnitude < nine_places_end)) return exact(x).value();
  const double snapped_magnitude = static_cast<double>(nine_places_of(magnitude)) / nine_places;
  return x < 0 ? 0.0 - snapped_magnitude : snapped_magnitude;
}

std::strong_ordering compare_decimals(double a, double b) {
  // Two doubles can only mean the same decimal when they are closer than its last place.
  const double last_place = 2e-9 + 2e-14 * std::max(std::abs(a), std::abs(b));
  if (a < b - last_place) return std::strong_ordering::less;
  if (a > b + last_place) return std::strong_ordering::greater;
  return exact(a) <=> exact(b);
}

}  // namespace assess
