#include "tables/ods/ods.hpp"

#include <catch2/catch.hpp>

#include "support/temporary_file.hpp"
#include "tables/book.hpp"
#include "tables/ods/row_filter.hpp"
#include "tables/ods/sheet.hpp"
#include "tables/table/limits.hpp"
#include "workbook_reading.hpp"

using namespace assess;

namespace {

using Reading = WorkbookReading;

Reading read_parts(const std::vector<PartToZip>& parts) {
  return read_with(
      [](auto input, auto& notes) { return open_ods(Zip::open(std::move(input), notes), notes); },
      parts);
}

std::string content_of(const std::string& spreadsheet, const std::string& styles = "") {
  return "<o:document-content xmlns:o='o' xmlns:t='t' xmlns:x='x' xmlns:d='d' "
         "xmlns:calcext='c'><o:automatic-styles>" +
         styles + "</o:automatic-styles><o:body><o:spreadsheet>" + spreadsheet +
         "</o:spreadsheet></o:body></o:document-content>";
}

Reading read_content(const std::string& spreadsheet, const std::string& styles = "") {
  return read_parts({{"content.xml", content_of(spreadsheet, styles)}});
}

Reading read_rows(const std::string& rows) {
  return read_content("<t:table t:name='S'>" + rows + "</t:table>");
}

struct Stored {
  const char* xml;
  Reading reading;
};

std::string repeated(const std::string& what, std::uint64_t times) {
  return " t:number-" + what + "-repeated='" + std::to_string(times) + "'";
}

}  // namespace

TEST_CASE("a cell of an OpenDocument sheet becomes the text of what it means", "[ods]") {
  const auto cell = GENERATE(values<Stored>({
      {"<t:table-cell o:value-type='float' o:value='12.50'><x:p>12,5</x:p></t:table-cell>",
       {"S!A1=12.5"}},
      {"<t:table-cell o:value-type='percentage' o:value='0.985'/>", {"S!A1=98.5%"}},
      {"<t:table-cell o:value-type='currency' o:value='1E3'/>", {"S!A1=1000"}},
      {"<t:table-cell o:value-type='date' o:date-value='2025-12-31'/>", {"S!A1=2025-12-31"}},
      {"<t:table-cell o:value-type='date' o:date-value='2025-12-31T08:30:00'/>",
       {"S!A1=2025-12-31 08:30:00"}},
      {"<t:table-cell o:value-type='time' o:time-value='PT08H30M00S'/>", {"S!A1=08:30"}},
      {"<t:table-cell o:value-type='time' o:time-value='P1D'/>", {"S!A1=P1D"}},
      {"<t:table-cell o:value-type='boolean' o:boolean-value='true'/>", {"S!A1=TRUE"}},
      {"<t:table-cell o:value-type='string'><x:p>a<x:s x:c='2'/>b</x:p><x:p>c<x:tab/>"
       "<x:span>d</x:span></x:p></t:table-cell>",
       {"S!A1=a  b\nc\td"}},
      {"<t:table-cell o:value-type='string'><x:p>\n  a\n  b\n</x:p></t:table-cell>", {"S!A1=a b"}},
      {"<t:table-cell o:value-type='string' o:string-value='a'><x:p>b</x:p></t:table-cell>",
       {"S!A1=a"}},
      {"<t:table-cell o:value-type='string'><o:annotation><x:p>note</x:p></o:annotation><x:p>a"
       "<o:annotation><x:p>note</x:p></o:annotation></x:p><d:frame><x:p>b</x:p></d:frame>"
       "</t:table-cell>",
       {"S!A1=a"}},
      {"<t:table-cell><x:p>a</x:p></t:table-cell>", {"S!A1=a"}},
      {"<t:table-cell t:formula='of:=1+1'/>", {"S!A1=#UNCALCULATED!"}},
      {"<t:table-cell t:formula='of:=1+1' o:value-type='float' o:value='2'/>", {"S!A1=2"}},
      {"<t:table-cell t:formula='of:=\"\"' o:value-type='string'/>", {}},
      {"<t:table-cell t:formula='of:=1/0' o:value-type='string' o:string-value='' "
       "calcext:value-type='error'><x:p>#DIV/0!</x:p></t:table-cell>",
       {"S!A1=#DIV/0!"}},
      {"<t:table-cell o:value-type='string' calcext:value-type='error'><x:p>Err:502</x:p>"
       "</t:table-cell>",
       {"S!A1=#VALUE!"}},
      {"<t:covered-table-cell o:value-type='float' o:value='1'><x:p>1</x:p></t:covered-table-cell>"
       "<t:table-cell><t:table t:name='inner'><t:table-row><t:table-cell><x:p>1</x:p>"
       "</t:table-cell></t:table-row></t:table><x:p>a</x:p></t:table-cell>",
       {"S!B1=a"}},
  }));
  CAPTURE(cell.xml);
  CHECK(read_rows("<t:table-row>" + std::string(cell.xml) + "</t:table-row>") == cell.reading);
}

TEST_CASE("what is stored once with a count stands several times", "[ods]") {
  const std::string one = "<x:p>1</x:p></t:table-cell>";
  CHECK(read_rows("<t:table-row" + repeated("rows", 2) + "><t:table-cell" + repeated("columns", 2) +
                  ">" + one + "<t:table-cell" + repeated("columns", 3) + "/><t:table-cell>" + one +
                  "</t:table-row>") ==
        Reading{"S!A1=1", "S!B1=1", "S!F1=1", "S!A2=1", "S!B2=1", "S!F2=1"});
  const std::string nothing = "<t:table-row" + repeated("rows", 1'000'000) + "><t:table-cell" +
                              repeated("columns", 16'384) + "/></t:table-row>";
  const std::string row = "<t:table-row><t:table-cell>" + one + "</t:table-row>";
  CHECK(read_rows(nothing + row + nothing) == Reading{"S!A1000001=1"});
  CHECK(read_rows(nothing + nothing + row) == Reading{"not-a-cell@S"});
  CHECK(read_rows("<t:table-row" + repeated("rows", 99'999'999'999) + "/>" + row) ==
        Reading{"not-a-cell@S"});
}

TEST_CASE("the number of repeated cells has a limit", "[ods]") {
  const auto rows = [](std::uint64_t times) {
    return "<t:table-row" + repeated("rows", times) + "><t:table-cell" +
           repeated("columns", most_sheet_columns) + "><x:p>1</x:p></t:table-cell></t:table-row>";
  };
  CHECK(read_rows(rows(2)).size() == 2 * most_sheet_columns);
  CHECK(read_rows(rows(1000)) == Reading{"workbook-too-large@S!A1"});
  CHECK(read_rows("<t:table-row><t:table-cell" + repeated("columns", most_sheet_columns + 1) +
                  "><x:p>1</x:p></t:table-cell></t:table-row>") ==
        Reading{"too-many-columns@S!A1"});
}

TEST_CASE("the number of repeated cells is kept to the cell", "[ods][limits]") {
  const std::string text =
      content_of("<t:table><t:table-row" + repeated("rows", 10) + "><t:table-cell" +
                 repeated("columns", 7) + "><x:p>1</x:p></t:table-cell></t:table-row></t:table>");
  const auto outcome = [&](std::uint64_t most) {
    OdsSheet sheet(0, "f", "S", most);
    XmlReader reader(sheet);
    std::ranges::copy(text, reader.room().begin());
    reader.take(text.size(), true);
    return sheet.complaints().list().size();
  };
  CHECK(outcome(69) == 0);
  CHECK(outcome(68) == 1);
}

TEST_CASE("the parts of an OpenDocument file may stand in any order", "[ods]") {
  const std::string row = "<t:table-row><t:table-cell><x:p>1</x:p></t:table-cell></t:table-row>";
  const std::string content = content_of("<t:table t:name='S'>" + row + row + "</t:table>");
  const std::string file =
      zip_of({{"META-INF/manifest.xml", "<manifest/>"}, {"content.xml", content}});
  Diagnostics notes;
  const auto book = open_book(TemporaryFile(file, ".ods").path(), "", notes);
  REQUIRE(book);
  CHECK(book->tables()[0].name == "S");
  CHECK(notes.list().empty());
}

TEST_CASE("tables are listed without their rows, however the bytes come", "[ods]") {
  struct Text {
    const char *whole, *left;
  };
  const auto text = GENERATE(values<Text>({
      {"<a><table:table-row><c/></table:table-row><b/></a>", "<a><b/></a>"},
      {"<a><table:table-row x='>'/><b/><table:table-row/></a>", "<a><b/></a>"},
      {"<table:table-rows><table:table-row >1</table:table-row ></table:table-rows>",
       "<table:table-rows></table:table-rows>"},
      {"<table:table-row-group><table:table-row\n/></table:table-row-group>",
       "<table:table-row-group></table:table-row-group>"},
      {"<a><table:table-row><table:table-row><table:table-row a=\"/>\"></table:table-row>"
       "</table:table-row><c d='table:table-row'/></table:table-row></a>",
       "<a></a>"},
      {"<t:table-row>1</t:table-row>", "<t:table-row>1</t:table-row>"},
      {"<a><table:table-row", "<a><table:table-row"},
      {"", ""},
  }));
  const std::string_view whole = text.whole;
  for (std::size_t piece = 1; piece <= whole.size() + 1; ++piece) {
    CAPTURE(whole, piece);
    OdsRowFilter filter;
    std::string left;
    for (std::size_t at = 0; at < whole.size(); at += piece)
      left += filter.take(std::span(whole).subspan(at, std::min(piece, whole.size() - at)), false);
    left += filter.take({}, true);
    CHECK(left == text.left);
    CHECK(!filter.is_unsure());
  }
  OdsRowFilter filter;
  filter.take(std::span(std::string_view("a<")), false);
  filter.take(std::span(std::string_view("!-- <table:table-row> -->")), false);
  CHECK(filter.is_unsure());
}

TEST_CASE("damage inside and outside of rows is found", "[ods]") {
  const auto file = [](const std::string& rows, const std::string& after = "") {
    return read_parts(
        {{"content.xml",
          "<o:document-content xmlns:o='o' xmlns:table='t' xmlns:x='x'><o:body>"
          "<o:spreadsheet><table:table table:name='S'>" +
              rows + "</table:table>" + after + "</o:spreadsheet></o:body></o:document-content>"}});
  };
  const std::string row =
      "<table:table-row><table:table-cell><x:p>1</x:p></table:table-cell></table:table-row>";
  CHECK(file(row) == Reading{"S!A1=1"});
  CHECK(file("<!-- <table:table-row> -->" + row) == Reading{"S!A1=1"});
  CHECK(file("<table:table-row><x:p></table:table-row>") == Reading{"broken-part"});
  CHECK(file(row, "<table:table>") == Reading{"broken-part"});
  CHECK(file("<table:table-row><x:p>") == Reading{"broken-part"});
}

TEST_CASE("formulas that name another file are told", "[ods]") {
  const auto cell = [](const std::string& formula) {
    return "<t:table-row><t:table-cell t:formula=\"" + formula +
           "\" o:value-type='float' o:value='1'/></t:table-row>";
  };
  CHECK(read_rows(cell("of:=['file:///a b.ods'#$S.A1]+1") + cell("of:=[$'S'.A1]")) ==
        Reading{"S!A1=1", "S!A2=1", "values-of-other-files@S!A1"});
}

TEST_CASE("sheets of an OpenDocument file", "[ods]") {
  const std::string row = "<t:table-row><t:table-cell><x:p>1</x:p></t:table-cell></t:table-row>";
  const std::string link = "<t:table t:name='link'><t:table-source/>" + row + "</t:table>";
  const std::string sheets = "<t:table t:name='一' t:style-name='h'>" + row + "</t:table>" + link +
                             "<t:table t:name='b'><t:table-row-group>" + row +
                             "<t:table-row t:visibility='filter'><t:table-cell><x:p>2</x:p>"
                             "</t:table-cell></t:table-row></t:table-row-group></t:table>";
  const std::string styles =
      "<s:style xmlns:s='s' s:name='h'><s:table-properties t:display='false'/></s:style>";
  CHECK(read_content(sheets, styles) == Reading{"一!A1=1", "b!A1=1", "b!A2=2", "hidden-rows@b"});
  Diagnostics notes;
  const auto book = open_ods(
      Zip::open(input_of(zip_of({{"content.xml", content_of(sheets, styles)}})), notes), notes);
  REQUIRE(book);
  CHECK(book->sheets()[0].hidden);
  CHECK(!book->sheets()[1].hidden);
  CHECK(read_content("<t:table t:name='a'/><t:table t:name='A'/>") == Reading{"sheet-twice@A"});
}

TEST_CASE("cells that are cut between two pieces are whole in OpenDocument files", "[ods]") {
  std::string rows;
  Reading expected;
  for (int r = 1; r <= 5000; ++r) {
    const std::string text = "文字 " + std::to_string(r);
    rows += "<t:table-row><t:table-cell o:value-type='string'><x:p>" + text +
            "</x:p></t:table-cell></t:table-row>";
    expected.push_back("S!A" + std::to_string(r) + "=" + text);
  }
  REQUIRE(rows.size() > 5 * part_piece);
  CHECK((read_rows(rows) == expected));
}

TEST_CASE("what is no OpenDocument spreadsheet is refused", "[ods]") {
  CHECK(read_parts({{"mimetype", "x"}}) == Reading{"not-a-workbook"});
  CHECK(read_parts({{"content.xml", "<document-content/>"}}) == Reading{"not-a-workbook"});
  CHECK(read_content("") == Reading{"not-a-workbook"});
  CHECK(read_parts({{"content.xml", "<a>"}}) == Reading{"broken-part"});
  CHECK(read_parts({{"content.xml", "<!DOCTYPE a><a/>"}}) == Reading{"document-type"});
  const std::string manifest = "<m:manifest xmlns:m='m'><m:encryption-data/></m:manifest>";
  CHECK(read_parts({{"META-INF/manifest.xml", manifest}, {"content.xml", "noise"}}) ==
        Reading{"encrypted-file"});
}
