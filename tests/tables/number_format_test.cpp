#include "tables/cells/number_format.hpp"

#include <catch2/catch.hpp>
#include <limits>

namespace assess {

namespace {

using enum NumberMeaning;

}  // namespace

TEST_CASE("what a format code says a number means", "[number_format]") {
  struct Row {
    const char* code;
    NumberMeaning meaning;
  };
  const auto row = GENERATE(values<Row>({
      {"", plain},
      {"General", plain},
      {"GENERAL;[Red]-General", plain},
      {"@", plain},
      {"0.00E+00", plain},
      {"##0.0e-0", plain},
      {"#,##0.00\\ \"days\"", plain},
      {"#,##0 km", plain},  // a unit that should be in quotes
      {"[$USD-409] #,##0.00;[Red]-#,##0.00", plain},
      {"_-* #,##0_d_-", plain},
      {"0\\d", plain},
      {"# ?/?", plain},
      {"\"open", plain},
      {"[open", plain},
      {"\\", plain},
      {"0%", percent},
      {"0.0%;[Red]-0.0%", percent},
      {"[=0]\"\";0.0%", percent},
      {"0\"%\"", plain},
      {"yyyy-mm-dd", day},
      {"yyyy/m/d;@", day},
      {"YYYY\"年\"M\"月\"D\"日\"", day},
      {"yyyy年m月d日", day},
      {"[$-804]yyyy\"年\"m\"月\"", day},
      {"[DBNum1][$-804]m\"月\"d\"日\"", day},
      {"[$-404]e/m/d", day},
      {"[$-409]mmm\\-yy", day},
      {"mmmm", day},
      {"[$-804]aaaa;@", day},
      {"mm/dd/yy", day},
      {"yyyy-mm-dd hh:mm:ss", day_and_time},
      {"m/d/yy h:mm AM/PM", day_and_time},
      {"yyyy-mm-dd hh:mm:ss.000", day_and_time},
      {"d\"T\"ss", day_and_time},
      {"h:mm", time},
      {"h\"时\"mm\"分\"", time},
      {"上午/下午h\"时\"mm\"分\"", time},
      {"mm:ss.0", time},
      {"[h]:mm", time},
      {"[mm]:ss", time},
      {"[ss].00", time},
      {"h:mm A/P", time},
  }));
  CAPTURE(row.code);
  CHECK(meaning_of_format(row.code) == row.meaning);
}

TEST_CASE("formats that are built in", "[number_format]") {
  CHECK(meaning_of_builtin_format(0) == plain);
  CHECK(meaning_of_builtin_format(9) == percent);
  CHECK(meaning_of_builtin_format(14) == day);
  CHECK(meaning_of_builtin_format(20) == time);
  CHECK(meaning_of_builtin_format(22) == day_and_time);
  CHECK(meaning_of_builtin_format(31) == day);
  CHECK(meaning_of_builtin_format(46) == time);
  CHECK(meaning_of_builtin_format(49) == plain);
  CHECK(meaning_of_builtin_format(58) == day);
  CHECK(meaning_of_builtin_format(164) == plain);
}

TEST_CASE("a number as its cell shows it, without loss", "[number_format]") {
  struct Row {
    double value;
    NumberMeaning meaning;
    bool since_1904;
    const char* text;
  };
  constexpr double infinite = std::numeric_limits<double>::infinity();
  const auto row = GENERATE(values<Row>({
      {12.5, plain, false, "12.5"},
      {0, plain, false, "0"},
      {-0.0, plain, false, "0"},
      {-0.001, plain, false, "-0.001"},
      {0.1 + 0.2, plain, false, "0.30000000000000004"},
      {1e23, plain, false, "100000000000000000000000"},
      {1.5e-7, plain, false, "0.00000015"},
      {123456789012345680, plain, false, "123456789012345680"},
      {infinite, plain, false, "#NUM!"},
      {0.985, percent, false, "98.5%"},
      {1, percent, false, "100%"},
      {0.07, percent, false, "7%"},
      {0.29, percent, false, "29%"},
      {0.00005, percent, false, "0.005%"},
      {-1.125, percent, false, "-112.5%"},
      {0, percent, false, "0%"},
      {46022, day, false, "2025-12-31"},
      {46022.75, day, false, "2025-12-31"},
      {46022, day_and_time, false, "2025-12-31"},
      {46022.0 + 8.5 / 24, day_and_time, false, "2025-12-31 08:30:00"},
      {46021.99999999999, day_and_time, false, "2025-12-31"},
      {1, day, false, "1900-01-01"},
      {59, day, false, "1900-02-28"},
      {60, day, false, "1900-02-29"},
      {61, day, false, "1900-03-01"},
      {0, day, false, "0"},
      {-1, day, false, "-1"},
      {2958465, day, false, "9999-12-31"},
      {2958466, day, false, "2958466"},
      {0, day, true, "1904-01-01"},
      {44560, day, true, "2025-12-31"},
      {2957003, day, true, "9999-12-31"},
      {2957004, day, true, "2957004"},
      {8.5 / 24, time, false, "08:30"},
      {8.5 / 24 + 15.25 / 86400, time, false, "08:30:15.250"},
      {1.5, time, false, "36:00"},
      {46022.5, time, false, "2025-12-31 12:00:00"},
      {0.5, day_and_time, false, "12:00"},
      {-0.5, time, false, "-0.5"},
      {2958465.9999999999, day_and_time, false, "2958466"},
  }));
  CAPTURE(row.value);
  CHECK(text_of_number(row.value, row.meaning, row.since_1904) == row.text);
}

}  // namespace assess
