#include "tables/cells/dates.hpp"

#include <catch2/catch.hpp>

#include "base/date.hpp"

using namespace assess;
using Kind = ReadDate::Kind;

TEST_CASE("dates as people write them", "[dates]") {
  struct Row {
    const char* text;
    Kind kind;
    int year, month, day;
  };
  const auto row = GENERATE(values<Row>({
      {"2025-12-31", Kind::day, 2025, 12, 31},
      {"2025.12.31", Kind::day, 2025, 12, 31},
      {"2025/12/31", Kind::day, 2025, 12, 31},
      {"2025/3/4", Kind::day, 2025, 3, 4},
      {"2025年12月31日", Kind::day, 2025, 12, 31},
      {"2025年3月4号", Kind::day, 2025, 3, 4},
      {"20251231", Kind::day, 2025, 12, 31},
      {"2024-02-29", Kind::day, 2024, 2, 29},
      {"2000-02-29", Kind::day, 2000, 2, 29},
      {"46022", Kind::odd, 2025, 12, 31},
      {"2025.12", Kind::odd, 2025, 12, 31},
      {"2025-02", Kind::odd, 2025, 2, 28},
      {"2024年2月", Kind::odd, 2024, 2, 29},
      {"2025-12-31 00:00:00", Kind::odd, 2025, 12, 31},
      {"2025-12-31T08:30:00Z", Kind::odd, 2025, 12, 31},
  }));
  CAPTURE(row.text);
  const ReadDate date = read_date(row.text);
  CHECK(date.kind == row.kind);
  CHECK(date.day == day_number(row.year, row.month, row.day));
}

TEST_CASE("a day that may be two is ambiguous, whatever its numbers", "[dates]") {
  for (const char* text : {"03/04/2025", "25/12/2025", "3.4.2025", "03-04-2025"}) {
    CAPTURE(text);
    CHECK(read_date(text).kind == Kind::ambiguous);
  }
}

TEST_CASE("what is no day of the calendar is no date", "[dates]") {
  for (const char* text :
       {"",           "2025-02-29", "1900-02-29",     "2025-13-01",  "2025-00-10", "2025-01-00",
        "2025-04-31", "20250230",   "2025",           "12",          "2025-12-",   "-2025-12-31",
        "2025-12/31", "end of May", "12月底前",       "2025-12-31x", "2025-1-2-3", "99999999999",
        "25-12-31",   "2025..12",   "2025-12-31 noon"}) {
    CAPTURE(text);
    CHECK(read_date(text).kind == Kind::no_date);
  }
}
