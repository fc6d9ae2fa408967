#include <fmt/format.h>

#include <array>
#include <charconv>
#include <cmath>
#include <cstdint>

#include "base/date.hpp"
#include "tables/cells/number_format.hpp"

namespace assess {

namespace {

constexpr std::int64_t second = 1000, minute = 60 * second, hour = 60 * minute, day = 24 * hour;
constexpr double last_serial = 2'958'466;  // the day after 9999-12-31
constexpr int base_1900 = -25'569;         // 1899-12-30 in days since 1970-01-01
constexpr int base_1904 = -24'107;

/// The shortest decimal that reads back to `value` times 10^shift, without an exponent: digits are
/// moved, never multiplied, so that 0.985 becomes 98.5 and not 98.50000000000001.
std::string decimal_text(double value, int shift) {
  std::array<char, 32> room;
  const auto written = std::to_chars(room.data(), room.data() + room.size(), std::fabs(value),
                                     std::chars_format::scientific);
  const std::string_view text(room.data(), static_cast<std::size_t>(written.ptr - room.data()));
  const std::size_t e = text.find('e');
  std::string digits(text.substr(0, 1));
  if (e > 1) digits += text.substr(2, e - 2);
  int exponent = 0;
  std::from_chars(text.data() + e + (text[e + 1] == '+' ? 2 : 1), written.ptr, exponent);
  // the point stands behind so many digits
  const int point = exponent + shift + 1, size = static_cast<int>(digits.size());
  if (point <= 0)
    digits.insert(0, "0." + std::string(static_cast<std::size_t>(-point), '0'));
  else if (point >= size)
    digits.append(static_cast<std::size_t>(point - size), '0');
  else
    digits.insert(static_cast<std::size_t>(point), ".");
  return value < 0 ? "-" + digits : digits;
}

std::string plain_text(double value) {
  return value == 0 ? "0" : decimal_text(value, 0);
}

/// `08:30`, with seconds and their thousandths if there are some.
std::string time_text(std::int64_t time, bool with_seconds) {
  std::string text = fmt::format("{:02}:{:02}", time / hour, time % hour / minute);
  if (with_seconds || time % minute != 0) text += fmt::format(":{:02}", time % minute / second);
  if (time % second != 0) text += fmt::format(".{:03}", time % second);
  return text;
}

/// Of the serial number of a day above zero. Spreadsheets believe that 1900 was a leap year: 60 is
/// its 29 February, which is written as it looks and is no day for any reader; 1 is 1900-01-01.
std::string day_text(int serial, bool since_1904) {
  if (since_1904) return date_text(base_1904 + serial);
  if (serial == 60) return "1900-02-29";
  return date_text(base_1900 + serial + (serial < 60 ? 1 : 0));
}

/// `time`: thousandths of a second since the base.
std::string day_and_time_text(std::int64_t time, bool with_time, bool since_1904) {
  const std::string text = day_text(static_cast<int>(time / day), since_1904);
  return with_time && time % day != 0 ? text + " " + time_text(time % day, true) : text;
}

}  // namespace

std::string text_of_number(double value, NumberMeaning meaning, bool since_1904) {
  if (!std::isfinite(value)) return "#NUM!";
  if (meaning == NumberMeaning::plain) return plain_text(value);
  if (meaning == NumberMeaning::percent) return value == 0 ? "0%" : decimal_text(value, 2) + "%";
  if (value < 0 || value >= last_serial - (since_1904 ? 1462 : 0)) return plain_text(value);
  const std::int64_t time = std::llround(value * static_cast<double>(day));
  // A time beyond a year is a moment whose day the format hides.
  if (meaning == NumberMeaning::time && time < 366 * day) return time_text(time, false);
  if (time >= day || since_1904)
    return day_and_time_text(time, meaning != NumberMeaning::day, since_1904);
  return meaning == NumberMeaning::day || time == 0 ? plain_text(value) : time_text(time, false);
}

}  // namespace assess
