#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace assess {

/// Days since 1970-01-01 of a day that exists (1 ≤ year ≤ 9999), or nothing. Proleptic Gregorian.
std::optional<int> day_number(int year, int month, int day);
int last_day_of_month(int year, int month);
/// `2025-12-31`.
std::string date_text(int day_number);
/// `2025-12-31` and nothing else.
std::optional<int> parse_iso_date(std::string_view text);

}  // namespace assess
