#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "tables/cells/cell_texts.hpp"

namespace assess {

/// `2025-12-31` and nothing else, fast: what `parse_iso_date` reads. day: since
/// 1970-01-01.
bool parse_iso_day(std::string_view text, int& day);
/// The same of a column: `values` are the days, or worth nothing in the rows that become `others`.
void read_iso_days(const CellTexts& cells, std::span<double> values,
                   std::vector<std::uint32_t>& others);

struct ReadDate {
  enum class Kind : unsigned char {
    day,        ///< written as a day
    odd,        ///< a month (its last day), a serial number of a spreadsheet, a day
                ///< with a time
    ambiguous,  ///< 03/04/2025
    no_date
  } kind = Kind::no_date;
  int day = 0;  ///< since 1970-01-01
};

/// A date as people write it (PRACTICE §3.4): 2025-12-31 · 2025.12.31 ·
/// 2025/12/31 · 2025年12月31日 · 20251231 · 2025.12 · 2025年12月 · 46022.
/// `text` is folded.
ReadDate read_date(std::string_view folded);

}  // namespace assess
