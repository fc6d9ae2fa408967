#pragma once

#include "base/points.hpp"

namespace assess {

/// 10^exponent, exponent 0 to 38.
Int128 power_of_ten(int exponent);

/// A double from 1e6 to 1e29, to 15 significant digits, half away from zero; in
/// billionths. The digits rounded are those of the shortest decimal that reads back to it.
Int128 billionths_of_15_digits(double x);

}  // namespace assess
