#include "tables/dates.hpp"

#include <array>
#include <charconv>
#include <vector>

#include "base/date.hpp"
#include "base/text.hpp"

namespace assess {

namespace {

using Kind = ReadDate::Kind;

/// The numbers of a date and what stands between them; nothing if there is anything else.
struct Parts {
  std::vector<int> numbers;
  std::vector<std::size_t> digits;
  std::string marks;  ///< '-' '.' '/' or Y M D for 年 月 日
};

std::optional<Parts> parts_of(std::string_view text) {
  static constexpr std::array chinese{std::pair{"年", 'Y'}, std::pair{"月", 'M'}, std::pair{"日", 'D'},
                                      std::pair{"号", 'D'}};
  if (text.empty()) return {};
  Parts parts;
  while (!text.empty()) {
    std::size_t digits = 0;
    while (digits < text.size() && text[digits] >= '0' && text[digits] <= '9') ++digits;
    if (digits == 0 || digits > 8) return {};
    int number = 0;
    std::from_chars(text.data(), text.data() + digits, number);
    parts.numbers.push_back(number);
    parts.digits.push_back(digits);
    text.remove_prefix(digits);
    if (text.empty()) return parts;
    bool found = false;
    for (const auto& [mark, letter] : chinese)
      if (text.starts_with(mark)) {
        parts.marks += letter;
        text.remove_prefix(std::string_view(mark).size());
        found = true;
        break;
      }
    if (found) continue;
    if (text[0] != '-' && text[0] != '.' && text[0] != '/') return {};
    parts.marks += text[0];
    text.remove_prefix(1);
    if (text.empty()) return {};
  }
  return parts;
}

ReadDate day(Kind kind, int year, int month, int of_month) {
  const auto number = day_number(year, month, of_month);
  if (!number) return {};
  return {kind, *number};
}

/// 20251231, or the day number of a spreadsheet (1900 system) between 1954 and 2119.
ReadDate single_number(int number, std::size_t digits) {
  if (digits == 8) return day(Kind::day, number / 10000, number / 100 % 100, number % 100);
  constexpr int serial_of_1970 = 25569;
  if (digits == 5 && number >= 20000 && number <= 80000) return {Kind::odd, number - serial_of_1970};
  return {};
}

/// A time behind the day, as spreadsheets add it: 2025-12-31 00:00:00.
std::string_view without_time(std::string_view text, bool& had_time) {
  const std::size_t at = text.find_first_of(" T");
  if (at == std::string_view::npos || at < 8) return text;
  for (const char c : text.substr(at + 1))
    if (!(c >= '0' && c <= '9') && c != ':' && c != '.' && c != 'Z') return text;
  had_time = true;
  return text.substr(0, at);
}

}  // namespace

ReadDate read_date(std::string_view text) {
  bool had_time = false;
  const auto parts = parts_of(without_time(trimmed(text), had_time));
  if (!parts) return {};
  const auto& n = parts->numbers;
  const std::string& marks = parts->marks;
  if (n.size() == 1 && marks.empty()) return single_number(n[0], parts->digits[0]);
  const bool year_first = parts->digits[0] == 4;
  const Kind kind = had_time ? Kind::odd : Kind::day;
  const bool like_marks = marks == "--" || marks == ".." || marks == "//" || marks == "YMD" || marks == "YM";
  if (n.size() == 3 && year_first && like_marks) return day(kind, n[0], n[1], n[2]);
  if (n.size() == 2 && year_first && (marks == "-" || marks == "." || marks == "/" || marks == "YM") &&
      n[1] >= 1 && n[1] <= 12)
    return day(Kind::odd, n[0], n[1], last_day_of_month(n[0], n[1]));
  if (n.size() == 3 && parts->digits[2] == 4 && parts->digits[0] <= 2 && parts->digits[1] <= 2)
    return {Kind::ambiguous, 0};
  return {};
}

}  // namespace assess
