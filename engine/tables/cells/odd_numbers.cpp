#include <algorithm>
#include <array>
#include <string>

#include "base/text.hpp"
#include "tables/cells/numbers.hpp"

namespace assess {

namespace {

/// Counting words behind a number that say nothing about its size.
constexpr std::array<std::string_view, 12> suffixes{"次", "个", "件", "起", "项", "家",
                                                    "份", "条", "天", "场", "期", "分"};
constexpr std::string_view minus_sign = "\u2212";

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

/// Digits in groups of three, the first may be shorter: 1,234,567. Nothing if
/// there is no separator.
std::optional<std::string> joined_groups(std::string_view whole, char separator) {
  std::string digits;
  std::size_t groups = 0;
  while (true) {
    const std::size_t end = std::min(whole.find(separator), whole.size());
    const std::string_view group = whole.substr(0, end);
    // 0,123 is more likely a decimal comma
    const bool fits =
        groups == 0 ? !group.empty() && group.size() <= 3 && group[0] != '0' : group.size() == 3;
    if (!fits || !std::ranges::all_of(group, is_digit)) return {};
    digits += group;
    ++groups;
    if (end == whole.size()) break;
    whole.remove_prefix(end + 1);
  }
  if (groups < 2) return {};
  return digits;
}

/// 1,234.5 as 1234.5; nothing if there are no groups of thousands.
std::optional<std::string> without_groups(std::string_view text) {
  const std::size_t begin = !text.empty() && (text[0] == '-' || text[0] == '+');
  const std::size_t point = std::min(text.find('.'), text.size());
  if (point < begin) return {};
  for (const char separator : {',', ' '})
    if (const auto whole = joined_groups(text.substr(begin, point - begin), separator))
      return std::string(text.substr(0, begin)) + *whole + std::string(text.substr(point));
  return {};
}

/// Takes away one counting word at the end.
bool strip_suffix(std::string_view& text) {
  for (const std::string_view suffix : suffixes) {
    if (text.size() <= suffix.size() || !text.ends_with(suffix)) continue;
    text = trimmed(text.substr(0, text.size() - suffix.size()));
    return true;
  }
  return false;
}

/// Takes away what marks a number as negative: brackets as in accounting, or
/// the sign U+2212.
bool strip_minus(std::string_view& text) {
  if (text.starts_with(minus_sign)) {
    text.remove_prefix(minus_sign.size());
  } else if (text.size() > 2 && text.front() == '(' && text.back() == ')') {
    text = text.substr(1, text.size() - 2);
  } else {
    return false;
  }
  return true;
}

}  // namespace

std::optional<OddNumber> parse_odd_number(std::string_view text) {
  OddNumber result{0, false, false};
  if (text.starts_with('\'')) text.remove_prefix(1), result.odd = true;
  const bool negative = strip_minus(text);
  if (text.ends_with('%')) {
    result.percent = true;
    text = trimmed(text.substr(0, text.size() - 1));
  } else {
    result.odd |= strip_suffix(text);
  }
  if (negative && (text.empty() || !is_digit(text[0]))) return {};
  std::string plain(text);
  if (auto ungrouped = without_groups(text)) {
    plain = std::move(*ungrouped);
    result.odd = true;
  }
  // as text, so that 98.5% is the double nearest to 0.985
  if (result.percent) plain += "e-2";
  if (!parse_number_plainly(plain, result.value)) return {};
  result.odd |= negative;
  if (negative) result.value = 0 - result.value;
  return result;
}

}  // namespace assess
