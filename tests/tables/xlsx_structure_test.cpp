#include <catch2/catch.hpp>

#include "tables/sheets/other_files.hpp"
#include "tables/table/limits.hpp"
#include "xlsx_writing.hpp"

using namespace assess;

namespace {

using Reading = WorkbookReading;

struct Rows {
  const char* xml;
  Reading reading;
};

std::string cells_of(std::size_t count) {
  std::string cells;
  for (std::size_t i = 0; i < count; ++i) cells += "<c/>";
  return cells;
}

}  // namespace

TEST_CASE("rows and cells stand where they say, or one after the other", "[xlsx]") {
  const auto rows = GENERATE(values<Rows>({
      {"<row><c><v>1</v></c><c/><c><v>2</v></c></row><row><c><v>3</v></c></row>",
       {"S!A1=1", "S!C1=2", "S!A2=3"}},
      {"<row r='3'><c r='C3'><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row>",
       {"S!C3=1", "S!D3=2", "S!A4=3"}},
      {"<row r='2'><c r='B2'><v>2</v></c><c r='A2'><v>1</v></c></row>", {"S!A2=1", "S!B2=2"}},
      {"<row r='1048576'><c r='XFD1048576'><v>1</v></c></row>", {"S!XFD1048576=1"}},
      {"<row r='2'/><row r='1'><c><v>1</v></c></row>", {"unordered-cells@S"}},
      {"<row r='1'/><row r='1'/>", {"unordered-cells@S"}},
      {"<row><c r='A1'><v>1</v></c><c r='A1'><v>2</v></c></row>", {"unordered-cells@S"}},
      {"<row r='0'/>", {"not-a-cell@S"}},
      {"<row r='1048577'/>", {"not-a-cell@S"}},
      {"<row r='1048576'/><row/>", {"not-a-cell@S"}},
      {"<row r='x'/>", {"not-a-cell@S"}},
      {"<row r='1'><c r='A2'/></row>", {"not-a-cell@S"}},
      {"<row r='1'><c r='XFE1'/></row>", {"not-a-cell@S"}},
      {"<row r='1'><c r='ZZZZZZZZZZ1'/></row>", {"not-a-cell@S"}},
      {"<row r='1'><c r='a1'/></row>", {"not-a-cell@S"}},
      {"<row r='1'><c r='$A$1'/></row>", {"not-a-cell@S"}},
      {"<row r='1'><c r='A1:B1'/></row>", {"not-a-cell@S"}},
      {"<row r='1'><c r='A'/></row>", {"not-a-cell@S"}},
      {"<row r='1'><c r='1'/></row>", {"not-a-cell@S"}},
  }));
  CAPTURE(rows.xml);
  CHECK(TinyXlsx{.rows = rows.xml}.read() == rows.reading);
}

TEST_CASE("the number of columns of a sheet has a limit", "[xlsx]") {
  CHECK(read_cells(cells_of(most_sheet_columns - 1) + "<c><v>1</v></c>") == Reading{"S!XFD1=1"});
  CHECK(read_cells(cells_of(most_sheet_columns + 1)) == Reading{"not-a-cell@S"});
}

TEST_CASE("the text of a cell has a limit", "[xlsx]") {
  const std::string fits(longest_cell, 'x');
  const std::string cell = "<c t='str'><v>" + fits;
  CHECK(read_cells(cell + "</v></c>").front().size() == longest_cell + 5);
  CHECK(read_cells(cell + "y</v></c>") == Reading{"workbook-too-large@S!A1"});
  CHECK(TinyXlsx{.strings = "<si><t>" + fits + "</t></si>"}.read() == Reading{});
  CHECK(TinyXlsx{.strings = "<si><t>" + fits + "y</t></si>"}.read() ==
        Reading{"workbook-too-large"});
}

TEST_CASE("cells that are cut between two pieces are whole", "[xlsx]") {
  std::string rows;
  Reading expected;
  for (int r = 1; r <= 8000; ++r) {
    const std::string text = "文字 " + std::to_string(r);
    rows += "<row><c t='inlineStr'><is><t>" + text + "</t></is></c><c><v>" + std::to_string(r) +
            ".5</v></c></row>";
    expected.push_back("S!A" + std::to_string(r) + "=" + text);
    expected.push_back("S!B" + std::to_string(r) + "=" + std::to_string(r) + ".5");
  }
  REQUIRE(rows.size() > 5 * part_piece);
  CHECK((TinyXlsx{.rows = rows}.read() == expected));
}

TEST_CASE("targets lead to parts inside", "[xlsx]") {
  TinyXlsx book{.rows = "<row><c><v>1</v></c></row>"};
  book.target = GENERATE("worksheets/sheet1.xml", "/xl/worksheets/sheet1.xml",
                         "../xl/./worksheets/sheet1.xml", "Worksheets\\SHEET1.xml",
                         "worksheets/sheet%31.xml");
  CAPTURE(book.target);
  CHECK(book.read() == Reading{"S!A1=1"});
}

TEST_CASE("targets that lead elsewhere are refused", "[xlsx]") {
  TinyXlsx book;
  book.target =
      GENERATE("", "worksheets/sheet2.xml", "../../xl/worksheets/sheet1.xml", "/etc/passwd",
               "file:///etc/passwd", "worksheets/sheet1.xml' TargetMode='External");
  CAPTURE(book.target);
  CHECK(book.read() == Reading{"missing-part"});
  book.target = "workbook.xml";  // it would be its own sheet
  CHECK(book.read() == Reading{"broken-part@S"});
}

TEST_CASE("sheets need a name of their own and a part", "[xlsx]") {
  TinyXlsx book;
  book.sheets = "<sheet name='S' r:id='r1'/><sheet name='s' r:id='r1'/>";
  CHECK(book.read() == Reading{"sheet-twice@s"});
  book.sheets = "<sheet name='S' r:id='r9'/>";
  CHECK(book.read() == Reading{"missing-part"});
  book.sheets = "<sheet name='Chart' r:id='r4'/>";
  CHECK(book.read() == Reading{"not-a-workbook"});
}

TEST_CASE("other files in zip files are no workbooks", "[xlsx]") {
  const auto open = [](auto input, auto& notes) {
    return open_xlsx(Zip::open(std::move(input), notes), notes);
  };
  CHECK(read_with(open, {{"META-INF/MANIFEST.MF", ""}}) == Reading{"not-a-workbook"});
  CHECK(read_with(open, {{"readme.txt", "text"}}) == Reading{"not-a-workbook"});
  const std::string word = relationship("r1", "officeDocument", "word/document.xml");
  CHECK(read_with(open, {{"_rels/.rels", "<Relationships>" + word + "</Relationships>"},
                         {"word/document.xml", "<document/>"}}) == Reading{"not-a-workbook"});
}

TEST_CASE("a part that is no good XML is refused", "[xlsx]") {
  const auto sheet = GENERATE(values<Rows>({
      {"<worksheet><sheetData><row><c><v>1</v></c></row>", {"S!A1=1", "broken-part"}},
      {"<worksheet></sheetData>", {"broken-part"}},
      {"<worksheet/><worksheet/>", {"broken-part"}},
      {"<worksheet>\x01</worksheet>", {"broken-part"}},
      {"<worksheet>\xff</worksheet>", {"broken-part"}},
      {"<worksheet>&other;</worksheet>", {"broken-part"}},
      {"<!DOCTYPE worksheet><worksheet/>", {"document-type"}},
      {"<!DOCTYPE w [<!ENTITY a SYSTEM '/etc/passwd'>]><worksheet>&a;</worksheet>",
       {"document-type"}},
      {"<chartsheet/>", {"broken-part@S"}},
  }));
  CAPTURE(sheet.xml);
  TinyXlsx book;
  book.sheet = sheet.xml;
  CHECK(book.read() == sheet.reading);
}

TEST_CASE("formulas that name another workbook are told from columns of tables", "[xlsx]") {
  struct Formula {
    const char* text;
    bool names;
  };
  const auto formula = GENERATE(values<Formula>({
      {"[1]Sheet1!B2", true},
      {"'[1]Last year'!B3+1", true},
      {"SUM('C:\\files\\[other.xlsx]S'!A1:A3)", true},
      {"IF(A1=\"[1]S!A1\",[2]S!A1,0)", true},
      {"Sales[Points]", false},
      {"SUM(Sales[[#This Row],[Points]])", false},
      {"Sales[Points]*Sheet2!A1", false},
      {"\"[1]Sheet1!B2\"", false},
      {"A1+B2", false},
      {"[1", false},
  }));
  CAPTURE(formula.text);
  CHECK(names_other_workbook(formula.text) == formula.names);
}
