#include <catch2/catch.hpp>
#include <random>
#include <string>

#include "base/date.hpp"
#include "base/processor.hpp"
#include "support/joined_texts.hpp"
#include "tables/cells/dates.hpp"

using namespace assess;

namespace {

bool agree(std::string_view text) {
  const auto expected = parse_iso_date(text);
  int day = 0;
  return parse_iso_day(text, day) == expected.has_value() && (!expected || day == *expected);
}

constexpr std::string_view alphabet = "0123456789-/:;.+ \x01\x7f\x80\xb0\xff";

/// A date, or nearly one.
std::string random_text(std::mt19937& random) {
  std::string text = date_text(static_cast<int>(random() % 60'000));
  for (auto changes = random() % 3; changes > 0; --changes)
    text[random() % text.size()] = alphabet[random() % alphabet.size()];
  return text;
}

/// Each cell as `parse_iso_day` reads it.
void check_column(const CellTexts& cells) {
  std::vector<double> values(cells.size(), -1);
  std::vector<std::uint32_t> others{7}, expected;
  read_iso_days(cells, values, others);
  bool all = true;
  for (std::uint32_t row = 0; row < cells.size(); ++row) {
    int day = 0;
    if (parse_iso_day(cells[row], day))
      all = all && values[row] == day;
    else
      expected.push_back(row);
  }
  CHECK(all);
  CHECK(others == expected);
}

}  // namespace

TEST_CASE("the fast reader of dates knows every day of the calendar", "[dates]") {
  const int first = *day_number(1, 1, 1), last = *day_number(9999, 12, 31);
  bool all = true;
  for (int day = first; day <= last; ++day) {
    int read = 0;
    all = all && parse_iso_day(date_text(day), read) && read == day;
  }
  CHECK(all);
}

TEST_CASE("the fast reader of dates takes no other text", "[dates]") {
  for (const char* text : {"", "2025-12-3", "2025-12-310", "0000-01-01", "2025-00-10", "2025-13-01",
                           "2025-01-00", "2025-02-29", "2100-02-29", "2025-04-31", "2025/12/31",
                           "2025-1-031", "+025-12-31", "2025-12-3 ", "2025-12-\xb3\xb1"}) {
    CAPTURE(text);
    int day = 0;
    CHECK(!parse_iso_day(text, day));
    CHECK(agree(text));
  }
  std::mt19937 random(7);
  for (int i = 0; i < 300'000; ++i) {
    const std::string text = random_text(random);
    CAPTURE(text);
    if (!agree(text)) FAIL();
  }
}

TEST_CASE("columns of dates are read like single ones, with vectors of every length", "[dates]") {
  std::mt19937 random(11);
  for (const Vectors longest : all_vectors) {
    const ShortVectors allowed(longest);
    for (std::size_t rows = 0; rows < 200; ++rows) {
      std::vector<std::string> texts(rows);
      for (std::string& text : texts)
        if (random() % 4 != 0) text = random_text(random).substr(0, random() % 16);
      CAPTURE(rows);
      check_column(std::vector<std::string_view>(texts.begin(), texts.end()));
      check_column(JoinedTexts(texts).pieces());
    }
  }
}
