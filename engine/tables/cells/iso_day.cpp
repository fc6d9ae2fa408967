#include <array>
#include <cstdint>
#include <cstring>

#include "tables/cells/dates.hpp"

namespace assess {

namespace {

constexpr std::uint64_t each_byte = 0x0101010101010101;

/// `before`: days of the year before the month; one less in January and February of a leap year,
/// as its leap day is counted from the first of January on.
struct Month {
  short before;
  unsigned char days;
};
using Months = std::array<Month, 13>;  ///< by number; 0: no month
constexpr Months months_of(bool leap) {
  constexpr std::array<unsigned char, 12> days{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  Months months{};
  int before = leap ? -1 : 0;
  for (std::size_t m = 1; m <= days.size(); ++m) {
    const int extra = leap && m == 2 ? 1 : 0;
    months[m] = {static_cast<short>(before), static_cast<unsigned char>(days[m - 1] + extra)};
    before += months[m].days;
  }
  return months;
}
constexpr std::array<Months, 2> months{months_of(false), months_of(true)};

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
  // of each digit and the next one a number: no byte of it overflows
  const std::uint64_t pairs = head * 10 + (head >> 8);
  const auto pair = [pairs](int at) { return static_cast<unsigned>(pairs >> 8 * at & 0xFF); };
  const unsigned century = pair(0), of_century = pair(2), month = pair(5);
  const unsigned year = century * 100 + of_century, of_month = tens * 10 + ones;
  const bool leap = ((of_century == 0 ? century : of_century) & 3) == 0;
  if (year == 0 || month > 12) return false;
  const auto [before, days] = months[leap][month];
  if (of_month - 1 >= days) return false;
  const unsigned leap_days = century * 24 + century / 4 + of_century / 4;
  day = static_cast<int>(year * 365 + leap_days + of_month) + before - 719528;
  return true;
}

}  // namespace assess
