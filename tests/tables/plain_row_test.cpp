// Rows that are read without the XML reader: the same as with it, whatever stands around them.
#include "tables/xlsx/plain_row.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <random>

#include "xlsx_writing.hpp"

using namespace assess;

namespace {

/// With `'` around values, no row is plain.
std::string not_plain(std::string xml) {
  std::ranges::replace(xml, '"', '\'');
  return xml;
}

WorkbookReading read_sheet(const std::string& xml) {
  return TinyXlsx{.strings = "<si><t>zero</t></si><si><t>one</t></si>",
                  .styles = "<xf numFmtId='0'/><xf numFmtId='14'/>",
                  .sheet = xml}
      .read();
}

std::string sheet_of(const std::string& rows) {
  return "<worksheet><sheetData>" + rows + "</sheetData></worksheet>";
}

std::string plain_row(int number, const std::string& text) {
  const std::string row = std::to_string(number);
  return "<row r=\"" + row + "\"><c r=\"A" + row + "\" t=\"inlineStr\"><is><t>" + text +
         "</t></is></c><c r=\"C" + row + "\" s=\"1\"><v>46022</v></c></row>";
}

}  // namespace

TEST_CASE("what is a plain row", "[xlsx]") {
  struct Row {
    std::string xml;
    bool is_plain;
  };
  const auto row = GENERATE(values<Row>({
      {plain_row(1, "North & South"), false},
      {plain_row(1, "North"), true},
      {plain_row(1, "华北"), false},
      {plain_row(1, "a > b"), false},
      {plain_row(1, "a\nb"), false},
      {"<row></row>", true},
      {"<row/>", false},
      {"<row r=\"1\" spans=\"1:3\" x14ac:dyDescent=\"1\"><c r=\"A1\"/></row>", true},
      {"<row r=\"1\" r=\"2\"></row>", false},
      {"<row r=\"1\" s=\"a<b\"></row>", false},
      {"<row 1=\"1\"></row>", false},
      {"<rows></rows>", false},
      {"<row><c><v>1</v></c></row>", true},
      {"<row><c s=\"1\" t=\"n\"><v></v></c></row>", true},
      {"<row><c t=\"n\" s=\"1\"><v>1</v></c></row>", false},
      {"<row><c><f>1+1</f><v>1</v></c></row>", false},
      {"<row><c t=\"inlineStr\"><v>1</v></c></row>", false},
      {"<row><c><is><t>1</t></is></c></row>", false},
      {"<row> <c><v>1</v></c></row>", false},
      {"<row><c><v>1</v></c>", false},
  }));
  CAPTURE(row.xml);
  PlainRow plain;
  CHECK(plain.read(row.xml + "<row") == (row.is_plain ? row.xml.size() : 0));
  for (std::size_t cut = 0; cut < row.xml.size(); ++cut)
    CHECK(plain.read(std::string_view(row.xml).substr(0, cut)) == 0);
}

TEST_CASE("a row with many attributes is not plain", "[xlsx]") {
  const auto row_with = [](std::size_t attributes) {
    std::string row = "<row";
    for (std::size_t a = 0; a < attributes; ++a) row += " " + std::string(a + 1, 'a') + "=\"\"";
    return row + "></row>";
  };
  PlainRow plain;
  CHECK(plain.read(row_with(16)) == row_with(16).size());
  CHECK(plain.read(row_with(17)) == 0);
}

TEST_CASE("plain rows are read as by the XML reader", "[xlsx]") {
  const std::string one = plain_row(1, "one"), two = plain_row(2, "two"), three = plain_row(3, "3");
  const std::string sheet = GENERATE_COPY(values<std::string>({
      sheet_of(one + two + three),
      sheet_of(one + "\n " + two + "\n" + three),
      sheet_of(one + "<row r=\"2\"/>" + three),
      sheet_of("<row r=\"1\" hidden=\"1\"><c r=\"B1\" t=\"s\"><v>1</v></c></row>" + two),
      sheet_of("<row><c t=\"b\"><v>1</v></c><c/><c><v>2.50</v></c></row>" + two),
      // complaints of the row itself, and of none behind it
      sheet_of(one + one + two),
      sheet_of(two + one),
      sheet_of(one + "<row r=\"2\"><c r=\"A3\"><v>1</v></c></row><row r=\"x\"></row>"),
      sheet_of(one + "<row r=\"2\"><c r=\"A2\"><v>1</v></c><c r=\"A2\"><v>1</v></c></row>"),
      sheet_of(one + "<row r=\"2\"><c t=\"s\"><v>2</v></c></row>" + three),
      sheet_of(one + "<row r=\"2\"><c s=\"2\"><v>2</v></c></row>" + three),
      sheet_of(one + "<row r=\"2\"><c t=\"?\"><v>2</v></c></row>" + three),
      sheet_of(one + "<row r=\"1048577\"></row>"),
      // what is no row at all
      sheet_of(one + "<!-- " + two + " -->" + three),
      sheet_of("<row r=\"1\"/><!-- </row>" + two + " -->" + three),
      sheet_of("<row r=\"1\"/><![CDATA[</row>" + two + "]]>" + three),
      sheet_of("<row r=\"1\"/><?any </row>" + two + " ?>" + three),
      "<worksheet><!-- <sheetData>" + one + " --><sheetData>" + two + "</sheetData></worksheet>",
      "<worksheet><Choice><sheetData>" + one + "</sheetData></Choice><sheetData>" + two +
          "</sheetData></worksheet>",
      "<worksheet><x:sheetData>" + one + "</x:sheetData></worksheet>",
      "<worksheet><sheetData >" + one + two + "</sheetData></worksheet>",
      // what is not well formed
      "<sheetData>" + one + "</sheetData>",
      sheet_of(one + "</row>" + two),
      sheet_of(one + "<row r=\"2\">" + three),
      sheet_of(one + "<row r=\"2\" r=\"2\"></row>" + three),
      sheet_of(one + "<other>" + two + "</other>" + three),
      sheet_of(one + "<other>" + two + "</another>" + three),
      "<worksheet><sheetData>" + one + two,
      "<worksheet><sheetData>" + one + two.substr(0, 30),
      sheet_of(one) + two,
      sheet_of(one + "<!-- -- -->" + two),
      "<!DOCTYPE worksheet><worksheet><sheetData>" + one + "</sheetData></worksheet>",
  }));
  CAPTURE(sheet);
  CHECK(read_sheet(sheet) == read_sheet(not_plain(sheet)));
}

TEST_CASE("plain rows between others, in pieces", "[xlsx]") {
  const unsigned seed = GENERATE(take(8, random(0u, 1'000'000u)));
  CAPTURE(seed);
  std::mt19937 random(seed);
  std::string rows;
  for (int row = 1; row <= 3000; ++row) {
    // 64 KiB are read at once; a row over 1 MiB is no plain one
    const std::size_t length = random() % 1000 == 0 ? 1'500'000 : 1 + random() % 200;
    rows += plain_row(row, (random() % 4 == 0 ? "&amp;" : "") + std::string(length, 'x'));
    if (random() % 50 == 0) rows += "<!-- </row> -->";
  }
  const std::string sheet = sheet_of(rows);
  const WorkbookReading reading = read_sheet(sheet);
  CHECK(reading.size() == 6000);
  CHECK((reading == read_sheet(not_plain(sheet))));
}
