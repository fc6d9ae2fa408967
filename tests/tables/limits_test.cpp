#include "tables/table/limits.hpp"

#include <catch2/catch.hpp>

#include "csv_reading.hpp"
#include "support/temporary_file.hpp"
#include "tables/csv/encodings.hpp"
#include "tables/table/input.hpp"
#include "tables/table/limit_list.hpp"

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

TEST_CASE("the header of a text file stands at its begin", "[limits]") {
  const auto table = [](std::size_t end) {  // of the header, with its line end
    return "unit," + std::string(end - 6, 'x') + "\nNorth,1\n";
  };
  CHECK(read_csv(table(longest_header - 1)).complaints() == Strings{});
  CHECK(read_csv(table(longest_header)).complaints() == Strings{"record-too-long:1:1"});
  CHECK(read_csv(std::string(3u << 20, 'x')).complaints() == Strings{"record-too-long:1:1"});
}

TEST_CASE("what is kept in memory has a limit", "[limits]") {
  const TemporaryFile file(std::string(1000, 'x'));
  Diagnostics notes;
  CHECK(Input::open(file.path(), notes, 1000));
  CHECK(!notes.has_errors());
  CHECK(!Input::open(file.path(), notes, 999));
  REQUIRE(notes.errors() == 1);
  CHECK(notes.list()[0].kind->code == "file-too-large");
  CHECK(notes.list()[0].words == Strings{"999 B"});
}

TEST_CASE("what must be decoded has a limit", "[limits]") {
  const std::string encoding = GENERATE("", "GB18030", "UTF-16", "UTF-8");
  CAPTURE(encoding);
  const bool is_utf8 = encoding == "UTF-8";
  std::string text = "unit,score\nNorth,1\n\n\n";
  if (encoding == "UTF-16") text += '\n';
  const std::string header = "\xb5\xa5\xce\xbb,\xb4\xce\xca\xfd\n";  // 单位, GB18030
  const TemporaryFile file(encoding.empty() ? header : text);
  const std::size_t size = encoding.empty() ? header.size() : text.size();
  const auto decode_within = [&](std::uint64_t longest, Diagnostics& notes) {
    return as_utf8(
        Input::open(file.path(), notes), encoding,
        [](std::string_view name) { return name == "单位"; }, notes, longest);
  };
  Diagnostics fits, too_long;
  CHECK(decode_within(size, fits));
  CHECK(!fits.has_errors());
  CHECK((decode_within(size - 1, too_long) != nullptr) == is_utf8);
  if (is_utf8) return;
  REQUIRE(too_long.errors() == 1);
  CHECK(too_long.list().back().kind->code == "file-too-large");
}

TEST_CASE("limits are told in the units in which they are given", "[limits]") {
  CHECK(text_of_bytes(longest_cell) == "16 MiB");
  CHECK(text_of_bytes(longest_workbook) == "2 GiB");
  CHECK(text_of_bytes(1536) == "1536 B");
  CHECK(text_of_bytes(0) == "0 B");
}
