#pragma once

#include <string>
#include <string_view>

namespace assess {

/// What the number format of a spreadsheet cell says a number means.
enum class NumberMeaning : unsigned char { plain, percent, day, day_and_time, time };

/// Of a format code such as `0.0%` or `yyyy"年"m"月"d"日"`. A format is data: it is looked
/// through, never run. ECMA-376 Part 1, 18.8.31.
NumberMeaning meaning_of_format(std::string_view code);

/// Of a format that every spreadsheet has built in (0 to 49); `plain` of any other number.
NumberMeaning meaning_of_builtin_format(unsigned id);

/// A number of a cell as text without loss: 12.5 · 98.5% · 2025-12-31 · 2025-12-31 08:30:00 · 08:30.
/// Days count from 1899-12-30, or from 1904-01-01 with `since_1904`. What is no day that can be
/// written (negative, beyond the year 9999) is written as a plain number.
std::string text_of_number(double value, NumberMeaning meaning, bool since_1904);

}  // namespace assess
