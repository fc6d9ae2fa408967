#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <string>

#include "base/decimal_digits.hpp"
#include "base/points.hpp"

namespace assess {

namespace {

std::string digits_of(Int128 magnitude) {
  std::string digits;
  for (; magnitude > 0; magnitude /= 10) digits += static_cast<char>('0' + int(magnitude % 10));
  std::reverse(digits.begin(), digits.end());
  return digits;
}

bool all_digits(std::string_view text) {
  return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

}  // namespace

std::optional<Points> parse_points(std::string_view text) {
  const bool negative = text.starts_with('-');
  if (negative) text.remove_prefix(1);
  const auto dot = text.find('.');
  const std::string_view whole = text.substr(0, dot);
  const std::string_view fraction = dot == text.npos ? "0" : text.substr(dot + 1);
  if (!all_digits(whole) || !all_digits(fraction) || fraction.size() > 9) return {};
  Int128 n = 0;
  for (const char c : whole) {
    if (n >= power_of_ten(28)) return {};
    n = n * 10 + (c - '0');
  }
  n *= power_of_ten(9);
  for (std::size_t i = 0; i < fraction.size(); ++i)
    n += (fraction[i] - '0') * power_of_ten(8 - static_cast<int>(i));
  return Points{negative ? -n : n};
}

std::string to_text(Points points, int decimals) {
  const Int128 unit = power_of_ten(9 - decimals);
  const Int128 n = points.billionths;
  const Int128 shown = ((n < 0 ? -n : n) + unit / 2) / unit;
  std::string text = digits_of(shown);
  const auto places = static_cast<std::size_t>(decimals);
  if (text.size() <= places) text.insert(0, places + 1 - text.size(), '0');
  if (places > 0) text.insert(text.size() - places, 1, '.');
  return n < 0 && shown > 0 ? '-' + text : text;
}

std::string to_text(Points points) {
  std::string text = to_text(points, 9);
  text.erase(text.find_last_not_of('0') + 1);
  if (text.back() == '.') text.pop_back();
  return text;
}

std::string to_text(double x) {
  if (x == 0) return "0";
  std::array<char, 400> buffer;
  const double magnitude = std::abs(x);
  const auto written =
      1e-7 <= magnitude && magnitude < 1e17
          ? std::to_chars(buffer.begin(), buffer.end(), x, std::chars_format::fixed)
          : std::to_chars(buffer.begin(), buffer.end(), x);
  return {buffer.begin(), written.ptr};
}

}  // namespace assess
