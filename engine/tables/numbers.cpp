#include "tables/numbers.hpp"

#include <array>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <string>

#include "base/text.hpp"

namespace assess {

namespace {

/// Powers of ten that a double holds exactly.
constexpr std::array powers{1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,  1e8,  1e9,  1e10, 1e11,
                            1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};
constexpr std::uint64_t exact_mantissa = std::uint64_t{1} << 53;

bool is_digit(char c) { return static_cast<unsigned char>(c - '0') < 10; }

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

/// Groups of three digits between separators: 1,234,567.8
std::optional<std::string> without_groups(std::string_view text, std::string_view separator) {
  std::string plain;
  std::size_t begin = !text.empty() && (text[0] == '-' || text[0] == '+');
  plain = text.substr(0, begin);
  const std::size_t point = std::min(text.find('.'), text.size());
  std::string_view whole = text.substr(begin, point - begin);
  bool first = true;
  while (true) {
    const std::size_t end = std::min(whole.find(separator), whole.size());
    const std::string_view group = whole.substr(0, end);
    if (group.empty() || group.size() > 3 || (!first && group.size() != 3)) return {};
    for (const char c : group)
      if (!is_digit(c)) return {};
    plain += group;
    if (end == whole.size()) break;
    whole.remove_prefix(end + separator.size());
    first = false;
  }
  if (first) return {};
  return plain += text.substr(point);
}

/// Counting words behind a number that say nothing about its size.
constexpr std::array suffixes{"次", "个", "件", "起", "项", "家", "份", "条", "天", "场", "期", "分"};

}  // namespace

bool parse_number_plainly(std::string_view text, double& value) {
  if (!is_decimal(text)) return false;
  if (text[0] == '+') text.remove_prefix(1);
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size() || !std::isfinite(value)) return false;
  if (value == 0) value = 0;  // -0 is 0
  return true;
}

bool parse_number(std::string_view text, double& value) {
  const char* at = text.data();
  const char* const end = at + text.size();
  const bool minus = at != end && *at == '-';
  at += minus;
  std::uint64_t mantissa = 0;
  const char* const begin = at;
  while (at != end && is_digit(*at)) mantissa = mantissa * 10 + static_cast<std::uint64_t>(*at++ - '0');
  std::ptrdiff_t digits = at - begin, places = 0;
  if (at != end && *at == '.') {
    const char* const fraction = ++at;
    while (at != end && is_digit(*at)) mantissa = mantissa * 10 + static_cast<std::uint64_t>(*at++ - '0');
    places = at - fraction;
    digits += places;
  }
  // up to 18 digits the mantissa did not overflow; up to 2^53 it is exact, and so is 10^places:
  // one division rounds once
  if (at != end || digits == 0 || digits > 18 || mantissa > exact_mantissa)
    return parse_number_plainly(text, value);
  const double x = static_cast<double>(mantissa) / powers[static_cast<std::size_t>(places)];
  value = minus && x != 0 ? -x : x;
  return true;
}

bool loses_digits(std::string_view text, double value) {
  if (std::abs(value) < static_cast<double>(exact_mantissa)) return false;
  if (!text.empty() && (text[0] == '-' || text[0] == '+')) text.remove_prefix(1);
  text.remove_prefix(std::min(text.find_first_not_of('0'), text.size()));
  if (text.find_first_of("eE") != std::string_view::npos) return false;
  const std::size_t point = std::min(text.find('.'), text.size());
  if (text.find_first_not_of(".0", point) != std::string_view::npos) return true;
  std::array<char, 400> digits;  // a double has up to 309
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), std::abs(value),
                                 std::chars_format::fixed, 0);
  return text.substr(0, point) != std::string_view(digits.data(), end.ptr);
}

std::optional<OddNumber> parse_odd_number(std::string_view text) {
  OddNumber result{0, false, false};
  text = trimmed(text);
  if (text.ends_with('%')) {
    result.percent = true;
    text = trimmed(text.substr(0, text.size() - 1));
  }
  if (text.starts_with('\'')) text.remove_prefix(1), result.odd = true;
  bool negative = false;
  if (text.size() > 2 && text.front() == '(' && text.back() == ')' && is_digit(text[1])) {
    text = text.substr(1, text.size() - 2);
    negative = result.odd = true;
  }
  for (const std::string_view suffix : suffixes)
    if (text.size() > suffix.size() && text.ends_with(suffix)) {
      text.remove_suffix(suffix.size());
      result.odd = true;
      break;
    }
  std::string plain(text);
  for (const std::string_view separator : {",", " "})
    if (auto ungrouped = without_groups(text, separator)) {
      plain = std::move(*ungrouped);
      result.odd = true;
    }
  if (result.percent && plain.find_first_of("eE") == std::string::npos) plain += "e-2";
  if (!parse_number_plainly(plain, result.value)) return {};
  if (negative) result.value = 0 - result.value;
  return result;
}

}  // namespace assess
