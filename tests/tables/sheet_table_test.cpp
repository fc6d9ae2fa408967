#include "tables/sheets/sheet_table.hpp"

#include <catch2/catch.hpp>

using namespace assess;

namespace {

struct Row {
  std::uint32_t number;
  std::vector<std::pair<std::uint32_t, std::string>> cells;
};

class Rows : public SheetRows {
 public:
  explicit Rows(const std::vector<Row>& rows) : rows_(rows) {}
  bool next(SheetRow& row, Diagnostics&) override {
    if (at_ == rows_.size()) return false;
    cells_.clear();
    for (const auto& [column, text] : rows_[at_].cells) cells_.push_back({column, text});
    row = {rows_[at_].number, cells_};
    ++at_;
    return true;
  }

 private:
  const std::vector<Row>& rows_;
  std::vector<SheetCell> cells_;
  std::size_t at_ = 0;
};

class OneSheet : public Workbook {
 public:
  explicit OneSheet(std::vector<Row> rows) : rows_(std::move(rows)) {}
  const std::vector<SheetName>& sheets() const override { return names_; }
  std::unique_ptr<SheetRows> rows(std::size_t, Diagnostics&) override {
    return std::make_unique<Rows>(rows_);
  }

 private:
  std::vector<Row> rows_;
  std::vector<SheetName> names_{{"Data", false}};
};

struct Reading {
  std::vector<std::string> header, cells;
  std::vector<std::string> complaints;  ///< code and cell
  std::string place;                    ///< of the last row, in its last column
};

Reading read(std::vector<Row> rows) {
  Reading reading;
  Diagnostics notes;
  TableOrigin about;
  about.file = "book.xlsx";
  about.sheet = "Data";
  const auto table = SheetTable::open(
      std::make_shared<OneSheet>(std::move(rows)), 0, about,
      [](std::string_view name) { return name == "unit" || name == "major"; }, notes);
  if (table) {
    reading.header = table->header();
    std::vector<std::size_t> columns;
    for (std::size_t c = 0; c < reading.header.size(); ++c) columns.push_back(c);
    table->read(
        columns, 1,
        [&](const Batch& batch, unsigned) {
          for (std::size_t i = 0; i < batch.size(); ++i)
            for (const auto& column : batch.cells) reading.cells.emplace_back(column[i]);
          reading.place = table->place(batch.rows.back(), columns.back()).cell;
        },
        notes);
  }
  for (const Diagnostic& note : notes.list())
    reading.complaints.push_back(std::string(note.kind->code) + " " + note.place.cell);
  return reading;
}

using Texts = std::vector<std::string>;

}  // namespace

TEST_CASE("a sheet is a table: title, gap, columns apart", "[tables]") {
  const Reading got = read({{1, {{0, "Findings"}}},
                            {3, {{1, "unit"}, {3, "major"}}},
                            {4, {{1, "A"}, {3, "5"}}},
                            {6, {{1, "B"}}},
                            {9, {{0, " "}}}});
  CHECK(got.header == Texts{"unit", "major"});
  CHECK(got.cells == Texts{"A", "5", "B", ""});
  CHECK(got.complaints == Texts{"title-rows Data!A3", "blank-rows Data"});
  CHECK(got.place == "Data!D6");
}

TEST_CASE("a cell beside the named columns is complained of", "[tables]") {
  CHECK(read({{1, {{0, "unit"}}}, {2, {{0, "A"}, {27, "?"}}}}).complaints ==
        Texts{"unnamed-column Data!AB2"});
  CHECK(read({{1, {{0, "unit"}, {1, "Unit"}}}}).complaints == Texts{"duplicate-column Data!B1"});
  CHECK(read({}).complaints == Texts{"empty-sheet Data"});
}
