#include "evidence/sql_number.hpp"

#include <cmath>

namespace assess {

std::optional<ScaledNumber> scaled_number(double x) {
  for (int places = 0; places <= 9 && is_short(x, places); ++places) {
    const auto power = static_cast<double>(power_of_ten(places));
    const double units = std::nearbyint(x * power);
    if (units / power == x) return ScaledNumber{static_cast<long long>(units), places};
  }
  return {};
}

double unscaled(Int128 units, int places) {
  return Points{units * power_of_ten(9 - places)}.value();
}

}  // namespace assess
