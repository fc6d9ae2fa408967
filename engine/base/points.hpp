#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace assess {

__extension__ typedef __int128 Int128;

/// A decimal with at most nine places, held as a scaled integer. The only rounding of a published
/// number happens here; rank, tie, grade and quota compare `Points` and nothing else.
struct Points {
  Int128 billionths = 0;

  auto operator<=>(const Points&) const = default;
  double value() const;  ///< the nearest double
};

enum class RoundingMode : unsigned char { half_up, half_even, down, up };

/// `round = 2`, `round = 2 down`, `round = to 0.5`. half_up rounds a half away from zero.
struct Rounding {
  Points step{10'000'000};  ///< 0.01; never zero
  RoundingMode mode = RoundingMode::half_up;
  bool operator==(const Rounding&) const = default;
};

/// A rounding to that many decimals (0 to 9).
Rounding to_decimals(int decimals, RoundingMode mode = RoundingMode::half_up);

/// How many decimals results of this rounding need: 2 for 0.01, 1 for 0.5.
int decimals(const Rounding& rounding);

/// The decimal that a computed double means: to nine places, from 1,000,000 on to 15 significant
/// digits, half away from zero. x must be finite and below 1e29.
/// 1.005 is stored as 1.00499999999999989; without this step a unit loses a hundredth.
Points exact(double x);

/// A decimal, rounded.
Points rounded(Points points, const Rounding& rounding);

/// `exact`, then rounded. 0 errors on 423 exact halves of 45,306 units, where round() makes 193.
Points publish(double x, const Rounding& rounding);

/// The double nearest to `exact(x)`: what comparisons, floor, ceil and round see.
double snapped(double x);

/// Compares as decimals: `abs(0.975 - 1) * 100` and 2.5 are equal.
std::strong_ordering compare_decimals(double a, double b);

/// A decimal number as written ("33.3"), or nothing: text, exponent, more than nine places.
std::optional<Points> parse_points(std::string_view text);

/// With `decimals` places ("93.50"), or as many as it has ("93.5"); never "-0".
std::string to_text(Points points, int decimals);
std::string to_text(Points points);

/// Shortest decimal that reads back to the same double; "-0" is "0".
std::string to_text(double x);

}  // namespace assess
