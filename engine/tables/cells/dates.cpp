#include "tables/cells/dates.hpp"

#include <array>
#include <charconv>
#include <optional>
#include <string>
#include <utility>

#include "base/date.hpp"

namespace assess {

namespace {

using Kind = ReadDate::Kind;

/// The numbers of a date and what stands behind each of them.
struct Parts {
  std::array<int, 3> numbers{};
  std::array<std::size_t, 3> digits{};
  std::size_t count = 0;
  std::string marks;  ///< '-' '.' '/', or Y M D for 年 月 日
};

constexpr std::array<std::pair<std::string_view, char>, 7> mark_letters{
    {{"年", 'Y'}, {"月", 'M'}, {"日", 'D'}, {"号", 'D'}, {"-", '-'}, {".", '.'}, {"/", '/'}}};

/// Takes digits from the head of the text.
bool take_number(std::string_view& text, Parts& parts) {
  std::size_t digits = 0;
  while (digits < text.size() && text[digits] >= '0' && text[digits] <= '9') ++digits;
  if (digits == 0 || digits > 8 || parts.count == parts.numbers.size()) return false;
  std::from_chars(text.data(), text.data() + digits, parts.numbers[parts.count]);
  parts.digits[parts.count++] = digits;
  text.remove_prefix(digits);
  return true;
}

bool take_mark(std::string_view& text, Parts& parts) {
  for (const auto& [mark, letter] : mark_letters) {
    if (!text.starts_with(mark)) continue;
    parts.marks += letter;
    text.remove_prefix(mark.size());
    return true;
  }
  return false;
}

/// Nothing if there is anything else, or a - . / at the end.
std::optional<Parts> parts_of(std::string_view text) {
  Parts parts;
  while (take_number(text, parts)) {
    if (text.empty()) return parts;
    if (!take_mark(text, parts)) return {};
    const char mark = parts.marks.back();
    if (text.empty() && (mark == 'Y' || mark == 'M' || mark == 'D')) return parts;
  }
  return {};
}

ReadDate day(Kind kind, int year, int month, int of_month) {
  const auto number = day_number(year, month, of_month);
  if (!number) return {};
  return {kind, *number};
}

/// 20251231, or the day number of a spreadsheet (1900 system) between 1954 and
/// 2119.
ReadDate single_number(int number, std::size_t digits) {
  if (digits == 8) return day(Kind::day, number / 10000, number / 100 % 100, number % 100);
  constexpr int serial_of_1970 = 25569;
  if (digits == 5 && number >= 20000 && number <= 80000)
    return {Kind::odd, number - serial_of_1970};
  return {};
}

bool among(std::string_view marks, std::initializer_list<std::string_view> list) {
  for (const std::string_view one : list)
    if (marks == one) return true;
  return false;
}

/// A time behind the day, as spreadsheets add it: 2025-12-31 00:00:00.
std::string_view without_time(std::string_view text, bool& had_time) {
  const std::size_t at = text.find_first_of(" T");
  if (at == std::string_view::npos || at < 8 || at + 1 == text.size()) return text;
  if (text.find_first_not_of("0123456789:.Z", at + 1) != std::string_view::npos) return text;
  had_time = true;
  return text.substr(0, at);
}

}  // namespace

ReadDate read_date(std::string_view text) {
  bool had_time = false;
  const auto parts = parts_of(without_time(text, had_time));
  if (!parts) return {};
  const auto& [numbers, digits, count, marks] = *parts;
  if (count == 1 && marks.empty() && !had_time) return single_number(numbers[0], digits[0]);
  if (count == 3 && digits[0] == 4 && among(marks, {"--", "..", "//", "YM", "YMD"}))
    return day(had_time ? Kind::odd : Kind::day, numbers[0], numbers[1], numbers[2]);
  const bool is_month = numbers[1] >= 1 && numbers[1] <= 12;
  if (count == 2 && digits[0] == 4 && is_month && among(marks, {"-", ".", "/", "Y", "YM"}))
    return day(Kind::odd, numbers[0], numbers[1], last_day_of_month(numbers[0], numbers[1]));
  // day first or month first: the next row would tell another story
  if (count == 3 && digits[0] <= 2 && digits[1] <= 2 && digits[2] == 4) return {Kind::ambiguous, 0};
  return {};
}

}  // namespace assess
