#include <algorithm>
#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "support/temporary_file.hpp"
#include "tables/csv/csv.hpp"

using namespace assess;

namespace {

/// Line and column of every cell, asked for in the given order of rows: `3:7`.
std::vector<std::string> places(std::string_view text, std::size_t block_size, bool backwards) {
  const TemporaryFile file(text);
  Diagnostics notes;
  const auto table = CsvTable::open(
      Input::open(file.path(), notes), [](std::string_view) { return false; }, notes, block_size);
  REQUIRE(table);
  std::vector<RowId> rows;
  const std::vector<std::size_t> columns{0};
  table->read(
      columns, 1,
      [&](const Batch& batch, unsigned) {
        rows.insert(rows.end(), batch.rows.begin(), batch.rows.end());
      },
      notes);
  CHECK(!notes.has_errors());
  if (backwards) std::ranges::reverse(rows);
  std::vector<std::string> found;
  for (const RowId row : rows)
    for (std::size_t column = 0; column < table->header().size(); ++column) {
      const Place place = table->place(row, column);
      found.push_back(std::to_string(place.line) + ":" + std::to_string(place.column));
    }
  return found;
}

}  // namespace

TEST_CASE("every cell is found again, in any order", "[csv]") {
  const std::string text =
      "unit,note,score\n"
      "北区,好,1\n"
      "\n"
      "\"South\nPark\",\"two\nlines, \"\"x\"\"\",2\n"
      "East,,3";
  const std::vector<std::string> expected{"2:1",  "2:4", "2:6", "4:1", "5:7",
                                          "6:15", "7:1", "7:6", "7:7"};
  for (const std::size_t block_size : {8u, 30u, 1000u}) {
    CAPTURE(block_size);
    CHECK(places(text, block_size, false) == expected);
    std::vector<std::string> backwards{"7:1",  "7:6", "7:7", "4:1", "5:7",
                                       "6:15", "2:1", "2:4", "2:6"};
    CHECK(places(text, block_size, true) == backwards);
  }
}

TEST_CASE("columns of the header are counted in characters", "[csv]") {
  const TemporaryFile file("\xef\xbb\xbf标题\n单位,\"得分\",备注\n");
  Diagnostics notes;
  const auto table = CsvTable::open(
      Input::open(file.path(), notes),
      [](std::string_view name) { return name == "单位" || name == "得分"; }, notes);
  REQUIRE(table);
  CHECK(table->header_place(0).line == 2);
  CHECK(table->header_place(0).column == 1);
  CHECK(table->header_place(2).column == 9);
}
