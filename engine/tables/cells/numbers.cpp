#include "tables/cells/numbers.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdint>

#include "tables/cells/short_number.hpp"

namespace assess {

namespace {

/// Powers of ten that a double holds exactly.
constexpr std::array powers{1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,  1e8, 1e9,
                            1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18};
constexpr std::uint64_t exact_mantissa = std::uint64_t{1} << 53;

bool is_digit(char c) {
  return static_cast<unsigned char>(c - '0') < 10;
}

/// Sign, digits with at most one point, optional exponent; at least one digit.
bool is_decimal(std::string_view text) {
  std::size_t i = !text.empty() && (text[0] == '-' || text[0] == '+');
  std::size_t digits = 0, points = 0;
  for (; i < text.size() && (is_digit(text[i]) || text[i] == '.'); ++i)
    ++(text[i] == '.' ? points : digits);
  if (digits == 0 || points > 1) return false;
  if (i == text.size()) return true;
  if (text[i] != 'e' && text[i] != 'E') return false;
  i += 1;
  i += i < text.size() && (text[i] == '-' || text[i] == '+');
  if (i == text.size()) return false;
  while (i < text.size() && is_digit(text[i])) ++i;
  return i == text.size();
}

/// Digits and at most one point, no more than 18 digits.
bool parse_decimal(std::string_view text, double& value) {
  if (text.size() > 19) return false;
  std::uint64_t mantissa = 0;
  std::size_t digits = 0, before_point = text.size();
  for (const char c : text) {
    if (is_digit(c)) {
      mantissa = mantissa * 10 + static_cast<std::uint64_t>(c - '0');
      ++digits;
    } else if (c == '.' && before_point == text.size()) {
      before_point = digits;
    } else {
      return false;
    }
  }
  // 18 digits do not overflow; up to 2^53 the mantissa is exact, and so is the
  // power: one division rounds once
  if (digits == 0 || digits > 18 || mantissa > exact_mantissa) return false;
  const std::size_t places = before_point == text.size() ? 0 : digits - before_point;
  value = static_cast<double>(mantissa) / powers[places];
  return true;
}

}  // namespace

bool parse_number_plainly(std::string_view text, double& value) {
  if (!is_decimal(text)) return false;
  if (text[0] == '+') text.remove_prefix(1);
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size() || !std::isfinite(value))
    return false;
  if (value == 0) value = 0;  // -0 is 0
  return true;
}

bool parse_number(std::string_view text, double& value) {
  const bool minus = text.starts_with('-');
  const std::string_view digits = text.substr(minus);
  if (!short_number::parse(digits, value) && !parse_decimal(digits, value))
    return parse_number_plainly(text, value);
  if (minus) value = 0 - value;
  return true;
}

bool loses_digits(std::string_view text, double value) {
  if (std::abs(value) < static_cast<double>(exact_mantissa)) return false;
  if (text.starts_with('-') || text.starts_with('+')) text.remove_prefix(1);
  text.remove_prefix(std::min(text.find_first_not_of('0'), text.size()));
  if (text.find_first_of("eE") != std::string_view::npos) return false;
  const std::size_t point = std::min(text.find('.'), text.size());
  if (text.find_first_not_of(".0", point) != std::string_view::npos) return true;
  std::array<char, 400> digits;  // a double has up to 309
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), std::abs(value),
                                 std::chars_format::fixed, 0);
  return text.substr(0, point) != std::string_view(digits.data(), end.ptr);
}

}  // namespace assess
