#pragma once

#include <span>
#include <string>
#include <vector>

#include "report/collection.hpp"

namespace assess {

// What the collection workbook says of its columns.

/// The words for a state that may stand in cells of numbers, percentages and days.
std::span<const std::string_view> state_spellings();

/// "number, 1 to 4" · "one of: critical, major"
std::string expected_text(const CollectionColumn& column, Language language);
/// Shown when a cell of the column is chosen.
std::string prompt_text(const CollectionColumn& column, Language language);
/// Shown when something else was typed.
std::string refusal_text(const CollectionColumn& column, Language language);

/// The days that a form takes for no slip of the hand: 50 years before the year to 10 after it.
struct DayRange {
  int first, last;
};
DayRange likely_days(int year);

}  // namespace assess
