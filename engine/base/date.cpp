#include "base/date.hpp"

#include <fmt/format.h>

#include <charconv>
#include <chrono>

namespace assess {

namespace {

bool read_digits(std::string_view digits, int& number) {
  const auto [end, fault] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  return fault == std::errc{} && end == digits.data() + digits.size() && digits.front() != '-';
}

}  // namespace

std::optional<int> day_number(int year, int month, int day) {
  if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1) return {};
  const std::chrono::year_month_day date{std::chrono::year{year},
                                         std::chrono::month{static_cast<unsigned>(month)},
                                         std::chrono::day{static_cast<unsigned>(day)}};
  if (!date.ok()) return {};
  return static_cast<int>(std::chrono::sys_days{date}.time_since_epoch().count());
}

int last_day_of_month(int year, int month) {
  for (int day = 31; day > 28; --day)
    if (day_number(year, month, day)) return day;
  return 28;
}

std::string date_text(int day_number) {
  const std::chrono::year_month_day date{std::chrono::sys_days{std::chrono::days{day_number}}};
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()),
                     static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
}

std::optional<int> parse_iso_date(std::string_view text) {
  int year = 0, month = 0, day = 0;
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return {};
  if (!read_digits(text.substr(0, 4), year) || !read_digits(text.substr(5, 2), month) ||
      !read_digits(text.substr(8, 2), day))
    return {};
  return day_number(year, month, day);
}

}  // namespace assess
