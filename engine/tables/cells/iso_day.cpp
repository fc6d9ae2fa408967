#include <array>
#include <cstdint>
#include <cstring>

#include "tables/cells/dates.hpp"

namespace assess {

namespace {

constexpr std::uint64_t each_byte = 0x0101010101010101;
constexpr std::array<unsigned char, 12> month_days{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

unsigned last_of(unsigned year, unsigned month) {
  const bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
  return month_days[month - 1] + (month == 2 && leap ? 1u : 0u);
}

/// Days since 1970-01-01 of a day that exists; years begin in March here, so
/// that the leap day is the last one (H. Hinnant, days_from_civil).
int day_of(unsigned year, unsigned month, unsigned day) {
  year -= month <= 2;
  const unsigned of_year = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
  return static_cast<int>(year * 365 + year / 4 - year / 100 + year / 400 + of_year) - 719468;
}

}  // namespace

bool parse_iso_day(std::string_view text, int& day) {
  if (text.size() != 10) return false;
  std::uint64_t head = 0;
  std::memcpy(&head, text.data(), sizeof head);
  head ^= 0x2D30302D30303030;  // "0000-00-", first byte lowest: digits become 0
                               // to 9, dashes 0
  const unsigned tens = static_cast<unsigned char>(text[8] - '0');
  const unsigned ones = static_cast<unsigned char>(text[9] - '0');
  const std::uint64_t too_high = (head + 0x7F76767F76767676) | head;
  if ((too_high & 0x80 * each_byte) != 0 || tens > 9 || ones > 9) return false;
  const auto digit = [head](int at) { return static_cast<unsigned>(head >> 8 * at & 0xFF); };
  const unsigned year = digit(0) * 1000 + digit(1) * 100 + digit(2) * 10 + digit(3);
  const unsigned month = digit(5) * 10 + digit(6), of_month = tens * 10 + ones;
  if (year == 0 || month - 1 > 11 || of_month == 0 || of_month > last_of(year, month)) return false;
  day = day_of(year, month, of_month);
  return true;
}

}  // namespace assess
