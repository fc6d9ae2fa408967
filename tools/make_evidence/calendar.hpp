#pragma once

#include <string>

namespace assess::evidence {

/// Days since 1970-01-01.
int day_number(int year, int month, int day);

/// "2025-03-31".
std::string iso_date(int day);

}  // namespace assess::evidence
