#include "tables/table/limits.hpp"

#include <catch2/catch.hpp>

#include "csv_reading.hpp"

using namespace assess;

namespace {

using Strings = std::vector<std::string>;

std::string header_of(std::size_t columns) {
  std::string text;
  for (std::size_t c = 0; c < columns; ++c) text += (c ? ",c" : "c") + std::to_string(c);
  return text + '\n';
}

std::string table_with_cell(std::size_t size, bool quoted) {
  const std::string quote = quoted ? "\"" : "";
  return "unit,score\nNorth,1\nSouth," + quote + std::string(size, 'x') + quote + "\nEast,2\n";
}

}  // namespace

TEST_CASE("the number of columns has a limit", "[limits]") {
  CHECK(read_csv(header_of(most_columns)).complaints() == Strings{});
  CHECK(read_csv(header_of(most_columns + 1)).complaints() == Strings{"too-many-columns:1:103579"});
}

TEST_CASE("the length of a cell has a limit", "[limits]") {
  const bool quoted = GENERATE(false, true);
  CAPTURE(quoted);
  const CsvReading fits = read_csv(table_with_cell(longest_cell, quoted));
  CHECK(fits.complaints() == Strings{});
  REQUIRE(fits.rows.size() == 3);
  CHECK(fits.rows[1][1].size() == longest_cell);
  const Strings complaints = read_csv(table_with_cell(longest_cell + 1, quoted)).complaints();
  REQUIRE(complaints.size() == 1);
  CHECK(complaints[0].starts_with("cell-too-long:3:"));
}

TEST_CASE("the length of a record has a limit", "[limits]") {
  const std::size_t columns = 8, cell = longest_record / columns - 1;
  std::string record;
  for (std::size_t c = 0; c < columns; ++c)
    record += std::string(cell, 'x') + (c + 1 < columns ? "," : "");
  CHECK(read_csv(header_of(columns) + record + "\nend,,,,,,,\n").complaints() == Strings{});
  const std::string endless =
      header_of(2) + "North,1\n" + std::string(2 * longest_record + 10, 'x');
  CHECK(read_csv(endless).complaints() == Strings{"record-too-long:3:1"});
  CHECK(read_csv(header_of(2) + "North,1\n\"" + endless).complaints() == Strings{"open-quote:3:1"});
}

TEST_CASE("a header without end is refused", "[limits]") {
  const CsvReading reading = read_csv(std::string(3u << 20, 'x'));
  CHECK(reading.notes.errors() == 1);
}
