#include "base/decimal_digits.hpp"

#include <array>
#include <charconv>
#include <string_view>

namespace assess {

namespace {

/// digits x 10^exponent
struct Decimal {
  Int128 digits = 0;
  int exponent = 0;
};

/// The shortest decimal that reads back to x: at most 17 digits.
Decimal shortest(double x) {
  std::array<char, 32> buffer{};
  char* const end =
      std::to_chars(buffer.begin(), buffer.end(), x, std::chars_format::scientific).ptr;
  Decimal decimal;
  const char* c = buffer.begin();
  for (bool fraction = false; *c != 'e'; ++c) {
    if (*c == '.') {
      fraction = true;
      continue;
    }
    decimal.digits = decimal.digits * 10 + (*c - '0');
    decimal.exponent -= fraction;
  }
  int exponent = 0;
  c += c[1] == '+' ? 2 : 1;  // from_chars takes no plus sign
  std::from_chars(c, end, exponent);
  decimal.exponent += exponent;
  return decimal;
}

Int128 half_up(Int128 digits, Int128 divisor) {
  return (digits + divisor / 2) / divisor;
}

}  // namespace

Int128 power_of_ten(int exponent) {
  Int128 power = 1;
  for (; exponent > 0; --exponent) power *= 10;
  return power;
}

Int128 billionths_of_15_digits(double x) {
  Decimal decimal = shortest(x);
  for (const int places : {2, 1}) {
    if (decimal.digits < power_of_ten(14 + places)) continue;
    decimal.digits = half_up(decimal.digits, power_of_ten(places));
    decimal.exponent += places;
    break;
  }
  return decimal.digits * power_of_ten(decimal.exponent + 9);
}

}  // namespace assess
