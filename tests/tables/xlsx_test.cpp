#include "tables/xlsx/xlsx.hpp"

#include <catch2/catch.hpp>

#include "xlsx_writing.hpp"

using namespace assess;

namespace {

using Reading = WorkbookReading;

struct Cell {
  const char* xml;
  Reading reading;
};

}  // namespace

TEST_CASE("a stored cell becomes the text of what it means", "[xlsx]") {
  const auto cell = GENERATE(values<Cell>({
      {"<c><v>12.5</v></c>", {"S!A1=12.5"}},
      {"<c t='n'><v> 12.50 </v></c>", {"S!A1=12.5"}},
      {"<c><v>0.98499999999999999</v></c>", {"S!A1=0.985"}},
      {"<c><v>1.5E3</v></c>", {"S!A1=1500"}},
      {"<c><v>1E20</v></c>", {"S!A1=100000000000000000000"}},
      {"<c><v>1e-7</v></c>", {"S!A1=0.0000001"}},
      {"<c><v>-0</v></c>", {"S!A1=0"}},
      {"<c><v>-0.5</v></c>", {"S!A1=-0.5"}},
      {"<c><v>007</v></c>", {"S!A1=7"}},
      {"<c><v>1E400</v></c>", {"S!A1=1E400"}},
      {"<c><v>NaN</v></c>", {"S!A1=NaN"}},
      {"<c><v>1,5</v></c>", {"S!A1=1,5"}},
      {"<c><v/></c>", {}},
      {"<c/>", {}},
      {"<c t='b'><v>1</v></c>", {"S!A1=TRUE"}},
      {"<c t='b'><v>0</v></c>", {"S!A1=FALSE"}},
      {"<c t='b'><v>2</v></c>", {"broken-cell@S!A1"}},
      {"<c t='e'><v>#REF!</v></c>", {"S!A1=#REF!"}},
      {"<c t='d'><v>2025-12-31</v></c>", {"S!A1=2025-12-31"}},
      {"<c t='d'><v>2025-12-31T08:30:00Z</v></c>", {"S!A1=2025-12-31 08:30:00"}},
      {"<c t='d'><v>2025-12-31T00:00:00.000</v></c>", {"S!A1=2025-12-31"}},
      {"<c t='zz'><v>1</v></c>", {"broken-cell@S!A1"}},
      {"<c t='inlineStr'><is><t>a</t><rPh><t>x</t></rPh><r><t> b</t></r></is></c>", {"S!A1=a b"}},
      {"<c t='inlineStr'><v>9</v><is><t>a</t></is></c>", {"S!A1=a"}},
      {"<c t='inlineStr'><is><t>A&amp;B <![CDATA[<C>]]></t></is></c>", {"S!A1=A&B <C>"}},
      {"<c t='str'><f>A2</f><v>text</v></c>", {"S!A1=text"}},
      {"<c t='str'><f>A2</f><v></v></c>", {}},
      {"<c><f>1+1</f><v>2</v></c>", {"S!A1=2"}},
      {"<c><f>1+1</f></c>", {"S!A1=#UNCALCULATED!"}},
      {"<c><f>1+1</f><v/></c>", {"S!A1=#UNCALCULATED!"}},
  }));
  CAPTURE(cell.xml);
  CHECK(read_cells(cell.xml) == cell.reading);
}

TEST_CASE("escapes of characters are decoded", "[xlsx]") {
  const auto text = GENERATE(table<std::string, std::string>({
      {"a_x000D_\nb", "a\r\nb"},
      {"_x4E2D_", "中"},
      {"_xD83D__xDE00_", "😀"},
      {"_xD83D_", "_xD83D_"},
      {"_x005F_x000D_", "_x000D_"},
      {"_x0000_ _x00g0_ _x1_ _x", "_x0000_ _x00g0_ _x1_ _x"},
  }));
  const auto& [stored, meant] = text;
  CHECK(read_cells("<c t='inlineStr'><is><t>" + stored + "</t></is></c>") ==
        Reading{"S!A1=" + meant});
  CHECK(TinyXlsx{.rows = "<row><c t='s'><v>0</v></c></row>",
                 .strings = "<si><t>" + stored + "</t></si>"}
            .read() == Reading{"S!A1=" + meant});
}

TEST_CASE("shared texts", "[xlsx]") {
  TinyXlsx book{
      .rows = "<row><c t='s'><v>0</v></c><c t='s'><v>1</v></c><c t='s'><v>2</v></c></row>",
      .strings =
          "<si><t xml:space='preserve'> a </t></si><si/>"
          "<si><r><t>b</t></r><r><t>c</t></r><rPh><t>x</t></rPh></si>"};
  CHECK(book.read() == Reading{"S!A1= a ", "S!C1=bc"});
  book.strings = "<si><t>a</t></si><si/>";
  CHECK(book.read() == Reading{"broken-cell@S!C1"});
  const auto index = GENERATE(as<std::string>{}, "-1", "1.0", "x", "4294967296");
  CHECK(read_cells("<c t='s'><v>" + index + "</v></c>") == Reading{"broken-cell@S!A1"});
}

TEST_CASE("number formats make percents and days", "[xlsx]") {
  TinyXlsx book{.rows =
                    "<row><c s='1'><v>0.985</v></c><c s='2'><v>46022</v></c>"
                    "<c s='3'><v>46022.5</v></c><c s='0'><v>46022</v></c>"
                    "<c s=''><v>1</v></c></row>",
                .formats =
                    "<numFmt numFmtId='164' formatCode='yyyy&quot;年&quot;m&quot;月&quot;d'/>"
                    "<numFmt numFmtId='165' formatCode='yyyy-mm-dd hh:mm'/>",
                .styles =
                    "<xf numFmtId='0'/><xf numFmtId='10'/><xf numFmtId='164'/>"
                    "<xf numFmtId='165'/>"};
  CHECK(book.read() == Reading{"S!A1=98.5%", "S!B1=2025-12-31", "S!C1=2025-12-31 12:00:00",
                               "S!D1=46022", "S!E1=1"});
  book.properties = "date1904='1'";
  book.rows = "<row><c s='2'><v>44560</v></c></row>";
  CHECK(book.read() == Reading{"S!A1=2025-12-31"});
  CHECK(read_cells("<c s='1'><v>1</v></c>") == Reading{"broken-cell@S!A1"});
  CHECK(read_cells("<c s='-1'><v>1</v></c>") == Reading{"broken-cell@S!A1"});
}

TEST_CASE("prefixes, fallbacks and unknown elements do not matter", "[xlsx]") {
  TinyXlsx book;
  book.sheet =
      "<x:worksheet xmlns:x='any'><x:dimension ref='A1'/>"
      "<m:AlternateContent "
      "xmlns:m='m'><m:Choice><x:sheetData><x:row><x:c><x:v>9</x:v></x:c></x:row>"
      "</x:sheetData></m:Choice></m:AlternateContent><x:sheetData><x:row x:r='2' hidden='1'>"
      "<x:c x:r='B2'><x:v>2</x:v></x:c></x:row></x:sheetData>"
      "<x:mergeCells><x:mergeCell ref='A1:XFD9'/></x:mergeCells></x:worksheet>";
  CHECK(book.read() == Reading{"S!B2=2", "hidden-rows@S"});
}

TEST_CASE("sheets are listed as the user sees them", "[xlsx]") {
  TinyXlsx book{.rows = "<row><c><v>1</v></c></row>"};
  book.sheets =
      "<sheet name='Chart' r:id='r4'/><sheet name='一' r:id='r1' state='veryHidden'/>"
      "<sheet name='S' r:id='r1'/>";
  Diagnostics notes;
  const auto opened = open_xlsx(Zip::open(input_of(zip_of(book.parts())), notes), notes);
  REQUIRE(opened);
  REQUIRE(opened->sheets().size() == 2);
  CHECK(opened->sheets()[0].name == "一");
  CHECK(opened->sheets()[0].hidden);
  CHECK(!opened->sheets()[1].hidden);
  const Reading once = read_workbook(*opened, notes);
  CHECK(once == Reading{"一!A1=1", "S!A1=1"});
  CHECK(read_workbook(*opened, notes) == once);
}

TEST_CASE("remarks of a sheet are made once, however often it is read", "[xlsx]") {
  Diagnostics notes;
  const TinyXlsx tiny{.rows = "<row hidden='1'><c><v>1</v></c></row>"};
  const auto book = open_xlsx(Zip::open(input_of(zip_of(tiny.parts())), notes), notes);
  REQUIRE(book);
  read_workbook(*book, notes);
  CHECK(read_workbook(*book, notes) == Reading{"S!A1=1", "hidden-rows@S"});
  CHECK(notes.warnings() == 1);
}
