// The one place that writes workbooks: what a cell, a name and a validation can hold.
#include <catch2/catch.hpp>
#include <limits>

#include "report/workbook_reading.hpp"
#include "report/workbook_text.hpp"
#include "report/workbook_writer.hpp"

using namespace assess;

namespace {

using Strings = std::vector<std::string>;

std::string one_cell(const CellValue& value, const CellFormat& format = {}) {
  WorkbookWriter book({"T", 2025, {}});
  SheetWriter& sheet = book.add_sheet("S");
  sheet.cell(0, 0, value, format);
  sheet.cell(1, 0, std::string("end"));
  return book.finish();
}

}  // namespace

TEST_CASE("a text is a text, whatever it begins with", "[workbook]") {
  const auto text =
      GENERATE(values<std::string>({"=1+1", "+1", "-1", "@SUM(A1)", "{=1}", "http://example.org",
                                    "007", "_x0041_", "a\nb", "  a ", "年度<&>\"'"}));
  CAPTURE(text);
  CHECK(rows_read(one_cell(text), "S") == Strings{text, "end"});
  CHECK(stored_part(one_cell(text), "xl/worksheets/sheet1.xml").find("<f>") == std::string::npos);
}

TEST_CASE("what no spreadsheet could open becomes something it can", "[workbook]") {
  CHECK(rows_read(one_cell(std::string("a\xff\xc0z")), "S")[0] == "a\uFFFD\uFFFDz");
  CHECK(rows_read(one_cell(std::string("a\0z", 3)), "S")[0] == "a\uFFFDz");
  CHECK(rows_read(one_cell(std::string("a\xef\xbf\xbfz")), "S")[0] == "a\uFFFDz");
  for (const double number :
       {std::numeric_limits<double>::quiet_NaN(), std::numeric_limits<double>::infinity()})
    CHECK(rows_read(one_cell(number), "S") == Strings{"end"});
  CHECK(rows_read(one_cell(-0.0), "S")[0] == "0");
}

TEST_CASE("a text that is too long for a cell ends in an ellipsis", "[workbook]") {
  CHECK(cell_text(std::string(32'767, 'a')) == std::string(32'767, 'a'));
  CHECK(cell_text(std::string(32'768, 'a')) == std::string(32'766, 'a') + "…");
  CHECK(clipped("年度考核", 4) == "年度考核");
  CHECK(clipped("年度考核", 3) == "年度…");
  CHECK(clipped("😀😀", 4) == "😀😀");  // two units each
  CHECK(clipped("😀😀", 3) == "😀…");
}

TEST_CASE("numbers, days, yes and no, and formulas with their value", "[workbook]") {
  struct Row {
    CellValue value;
    std::string number_format, read;
  };
  const std::vector<Row> rows{{12.5, "", "12.5"},
                              {0.985, "0.0%", "98.5%"},
                              {true, "", "TRUE"},
                              {Day{20'178}, "yyyy-mm-dd", "2025-03-31"},
                              {Day{-25'600}, "yyyy-mm-dd", "1899-11-29"},
                              {Formula{"=1+1", 2.0}, "", "2"},
                              {Formula{"=\"a\"&\"b\"", std::string("ab")}, "", "ab"}};
  for (const Row& row : rows) {
    CAPTURE(row.read);
    CHECK(rows_read(one_cell(row.value, {.number = row.number_format}), "S")[0] == row.read);
  }
}

TEST_CASE("names that no sheet can have", "[workbook]") {
  const auto refused =
      GENERATE(values<std::string>({"", "a/b", "a:b", "[a]", "what?", "*", "a\\b", "'a", "a'",
                                    "History", "12345678901234567890123456789012"}));
  CAPTURE(refused);
  CHECK(sheet_name_fault(refused));
  WorkbookWriter book({"T", 2025, {}});
  CHECK_THROWS_AS(book.add_sheet(refused), std::logic_error);
}

TEST_CASE("names that a sheet can have", "[workbook]") {
  for (const char* name :
       {"A1", "R1C1", "units", "重点任务", "it's", "1234567890123456789012345678901",
        "一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一"})
    CHECK_FALSE(sheet_name_fault(name));
  CHECK(range_reference("it's", 27, 0, 39) == "'it''s'!$AB$1:$AB$40");
  CHECK(cell_reference(6, 2) == "C7");
}

TEST_CASE("long prompts of a validation are clipped, not dropped", "[workbook]") {
  WorkbookWriter book({"T", 2025, {}});
  SheetWriter& sheet = book.add_sheet("S");
  Validation rule;
  rule.kind = Validation::Kind::condition;
  rule.formula = "AND(A1>=1,A1<=4)";
  rule.prompt_title = rule.error_title = std::string(200, 't');
  for (int i = 0; i < 300; ++i) rule.prompt += "长", rule.error += "错";
  sheet.validate({0, 0, 9, 0}, rule);
  const std::string xml = stored_part(book.finish(), "xl/worksheets/sheet1.xml");
  CHECK(xml.find("<formula1>AND(A1&gt;=1,A1&lt;=4)</formula1>") != std::string::npos);
  CHECK(xml.find("长…\"") != std::string::npos);
  CHECK(xml.find("错…\"") != std::string::npos);
  CHECK(xml.find("sqref=\"A1:A10\"") != std::string::npos);
}

TEST_CASE("equal workbooks have equal bytes", "[workbook]") {
  CHECK(one_cell(std::string("a")) == one_cell(std::string("a")));
  CHECK(stored_part(one_cell(1.0), "docProps/core.xml").find("2025-01-01T00:00:00Z") !=
        std::string::npos);
}
