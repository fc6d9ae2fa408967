#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <limits>

#include "base/processor.hpp"
#include "tables/cells/dates.hpp"

namespace assess {

namespace {

constexpr std::uint64_t each_byte = 0x0101010101010101;
constexpr std::size_t date_size = 10;

/// The bytes of a date, the first one lowest: "2025-12-" and "31".
struct Bytes {
  std::uint64_t head, tail;
};

inline Bytes bytes_at(const char* text) {
  std::uint64_t head = 0;
  std::uint16_t tail = 0;
  std::memcpy(&head, text, sizeof head);
  std::memcpy(&tail, text + sizeof head, sizeof tail);
  return {head, tail};
}

/// Days of the year before the month: Reingold and Dershowitz, Calendrical Calculations. One less
/// in January and February of a leap year, as its leap day is counted from the first of January on.
constexpr std::uint64_t days_before(std::uint64_t month, std::uint64_t leap) {
  const std::uint64_t twelfths = 367 * month - 362;
  return (twelfths * 43691 >> 19) - (month > 2 ? 2 : leap);  // a twelfth of it, up to 2^16
}
constexpr std::uint64_t days_of(std::uint64_t month, std::uint64_t leap) {
  return 30 + ((month + (month >> 3)) & 1) - (month == 2 ? 2 - leap : 0);
}

constexpr std::int64_t no_day = std::numeric_limits<std::int32_t>::min();

/// The day that the bytes say. Without a branch and in lanes that are equally wide, so that the
/// compiler makes vectors of it.
constexpr std::int64_t day_of(std::uint64_t head, std::uint64_t tail) {
  head ^= 0x2D30302D30303030;  // "0000-00-": digits become 0 to 9, dashes 0
  tail ^= 0x3030;
  const std::uint64_t too_high =
      ((head + 0x7F76767F76767676) | head | (tail + 0x7676) | tail) & 0x80 * each_byte;
  // of each digit and the next one a number: no byte of it overflows
  const std::uint64_t pairs = head * 10 + (head >> 8);
  const std::uint64_t century = pairs & 0xFF, of_century = pairs >> 16 & 0xFF;
  const std::uint64_t month = pairs >> 40 & 0xFF, day = (tail * 10 + (tail >> 8)) & 0xFF;
  const std::uint64_t year = century * 100 + of_century;
  const std::uint64_t leap = ((of_century == 0 ? century : of_century) & 3) == 0 ? 1 : 0;
  const std::uint64_t leap_days = century * 24 + (century >> 2) + (of_century >> 2);
  // the highest bit: less than the first one, or more than the last
  const std::uint64_t outside =
      (year - 1) | (month - 1) | (12 - month) | (day - 1) | (days_of(month, leap) - day);
  const std::uint64_t number = year * 365 + leap_days + days_before(month, leap) + day - 719528;
  return (too_high | outside >> 63) == 0 ? static_cast<std::int64_t>(number) : no_day;
}

constexpr std::size_t piece = 32;  ///< dates that are read in one go

struct Piece {
  std::array<std::uint64_t, piece> heads, tails;
  std::array<std::int64_t, piece> days;
};

template <typename Texts>
void read(const Texts& cells, std::span<double> values, std::vector<std::uint32_t>& others) {
  Piece those{};
  std::size_t count = 0;
  others.resize(cells.size());
  for (std::size_t from = 0; from < cells.size(); from += piece) {
    const std::size_t rows = std::min(piece, cells.size() - from);
    for (std::size_t i = 0; i < rows; ++i) {
      const std::string_view text = cells[from + i];
      const auto [head, tail] = bytes_at(text.size() == date_size ? text.data() : "0000000000");
      those.heads[i] = head;
      those.tails[i] = tail;
    }
    in_vectors([&those](auto) {
      for (std::size_t i = 0; i < piece; ++i)
        those.days[i] = day_of(those.heads[i], those.tails[i]);
    });
    for (std::size_t i = 0; i < rows; ++i) {
      values[from + i] = static_cast<double>(those.days[i]);
      others[count] = static_cast<std::uint32_t>(from + i);  // stays only if it is no date
      count += those.days[i] == no_day ? 1 : 0;
    }
  }
  others.resize(count);
}

}  // namespace

bool parse_iso_day(std::string_view text, int& day) {
  if (text.size() != date_size) return false;
  const auto [head, tail] = bytes_at(text.data());
  const std::int64_t number = day_of(head, tail);
  if (number != no_day) day = static_cast<int>(number);
  return number != no_day;
}

void read_iso_days(const CellTexts& cells, std::span<double> values,
                   std::vector<std::uint32_t>& others) {
  cells.are_pieces() ? read(cells.pieces(), values, others) : read(cells.views(), values, others);
}

}  // namespace assess
