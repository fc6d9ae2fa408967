#include "tables/xls/xls.hpp"

#include <bit>
#include <catch2/catch.hpp>
#include <fstream>
#include <iterator>

#include "xls_writing.hpp"

using namespace std::string_literals;

namespace assess {

namespace {

std::shared_ptr<Workbook> opened(std::string file, Diagnostics& notes) {
  return open_xls(std::make_unique<Input>("a.xls", std::move(file), Encoded{}), notes);
}

/// `A1=x B1=y` of a sheet; of what was complained: the code and the cell.
std::string read(std::string file, std::size_t sheet = 0) {
  Diagnostics notes;
  const auto book = opened(std::move(file), notes);
  const auto rows = book ? book->rows(sheet, notes) : nullptr;
  std::string all;
  for (SheetRow row; rows && rows->next(row, notes);)
    for (const SheetCell& cell : row.cells)
      all += (all.empty() ? "" : " ") + cell_name(row.number, cell.column) + "=" +
             std::string(cell.text);
  for (const Diagnostic& note : notes.list())
    all += "[" + std::string(note.kind->code) + " " + note.place.cell + "]";
  return all;
}

std::string read_cells(std::string_view cells, std::string_view shared = {}) {
  return read(compound_file({{"Workbook", workbook_stream(shared, cells)}}));
}

std::string short_number(unsigned row, unsigned column, std::uint32_t bits) {
  return record(BiffKind::short_number, cell_head(row, column) + bytes_of(bits, 4));
}

std::string truth(unsigned column, unsigned value, unsigned is_error) {
  return record(BiffKind::truth, cell_head(0, column) + bytes_of(value, 1) + bytes_of(is_error, 1));
}

std::string formula(unsigned column, std::uint64_t result) {
  return record(BiffKind::formula, cell_head(0, column) + bytes_of(result, 8) + bytes_of(0, 8));
}

std::string shared_label(unsigned column, unsigned text) {
  return record(BiffKind::shared_label, cell_head(0, column) + bytes_of(text, 4));
}

/// The head of the shared texts: how often used, how many.
std::string counts(unsigned count) {
  return bytes_of(count, 4) + bytes_of(count, 4);
}

std::string wide(std::u16string_view letters) {
  std::string bytes;
  for (const char16_t letter : letters) bytes += bytes_of(letter, 2);
  return bytes;
}

}  // namespace

TEST_CASE("files that other programs wrote", "[xls]") {
  const std::string name = GENERATE("xlwt", "libreoffice");
  CAPTURE(name);
  std::ifstream in(ASSESS_SOURCE_DIR "/tests/tables/files/" + name + ".xls", std::ios::binary);
  const std::string file((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
  Diagnostics notes;
  const auto book = opened(file, notes);
  REQUIRE(book);
  REQUIRE(book->sheets().size() == 2);
  CHECK(book->sheets()[0].name == "整改");
  CHECK(book->sheets()[1].hidden);
  CHECK(read(file, 1) == "A1=hidden");
  const std::string formulas = name == "xlwt" ? "" : " A4=财政局等 B4=#DIV/0! E4=0.5";
  CHECK(read(file) ==
        "A1=单位 B1=完成率 C1=时限 D1=收到时间 E1=次数 F1=及格 "
        "A2=财政局 B2=98.5% C2=2025-12-31 D2=2025-03-01 08:30:00 E2=3 F2=TRUE "
        "A3=Audit Office B3=100% C3=1900-01-31 D3=2024-02-29 E3=-2.5 F3=FALSE" +
            formulas);
}

TEST_CASE("numbers in all their forms", "[xls]") {
  CHECK(read_cells(number_record(0, 0, 12.5) + number_record(2, 1, -1e9)) ==
        "A1=12.5 B3=-1000000000");
  CHECK(read_cells(short_number(0, 0, 5u << 2 | 2)) == "A1=5");
  CHECK(read_cells(short_number(0, 0, static_cast<std::uint32_t>(-5) << 2 | 2)) == "A1=-5");
  CHECK(read_cells(short_number(0, 0, 1234u << 2 | 3)) == "A1=12.34");
  CHECK(read_cells(short_number(0, 0, 0x3FF80000)) == "A1=1.5");
  CHECK(read_cells(short_number(0, 0, 0x3FF80001)) == "A1=0.015");
  const auto two = [](unsigned last) {
    return record(BiffKind::numbers, bytes_of(3, 2) + bytes_of(1, 2) + bytes_of(0, 2) +
                                         bytes_of(4u << 2 | 2, 4) + bytes_of(0, 2) +
                                         bytes_of(9u << 2 | 2, 4) + bytes_of(last, 2));
  };
  CHECK(read_cells(two(2)) == "B4=4 C4=9");
  CHECK(read_cells(two(3)) == "[broken-xls S]");
}

TEST_CASE("truth values, errors and what formulas gave", "[xls]") {
  CHECK(read_cells(truth(0, 1, 0) + truth(1, 0, 0) + truth(2, 7, 1) + truth(3, 42, 1)) ==
        "A1=TRUE B1=FALSE C1=#DIV/0! D1=#N/A");
  const std::uint64_t special = std::uint64_t{0xFFFF} << 48;
  CHECK(read_cells(formula(0, std::bit_cast<std::uint64_t>(2.5))) == "A1=2.5");
  CHECK(read_cells(formula(0, special | 1 << 16 | 1)) == "A1=TRUE");
  CHECK(read_cells(formula(0, special | 23 << 16 | 2)) == "A1=#REF!");
  CHECK(read_cells(formula(0, special | 3)).empty());
  const std::string text = record(BiffKind::formula_text, narrow("late"));
  CHECK(read_cells(formula(0, special) + text + number_record(0, 1, 1)) == "A1=late B1=1");
  CHECK(read_cells(formula(0, special) + number_record(0, 1, 1)) == "B1=1");
}

TEST_CASE("texts in the cell", "[xls]") {
  CHECK(read_cells(record(BiffKind::label, cell_head(0, 0) + narrow("na\xefve"))) ==
        "A1=na\u00efve");
  const std::string chinese =
      cell_head(0, 1) + bytes_of(3, 2) + bytes_of(1, 1) + wide(u"整改\xD800");
  CHECK(read_cells(record(BiffKind::label, chinese)) == "B1=整改\uFFFD");
  CHECK(read_cells(record(BiffKind::label, cell_head(0, 0) + narrow(""))).empty());
  CHECK(read_cells(record(BiffKind::label, cell_head(0, 0) + bytes_of(9, 2) + "\1abc")) ==
        "[broken-xls S]");
}

TEST_CASE("shared texts go on in the next record and may change their width there", "[xls]") {
  // "ab|cd" narrow then wide, rich runs and sounds cut in two, then a plain text
  const std::string first =
      counts(2) + bytes_of(4, 2) + bytes_of(8 | 4, 1) + bytes_of(2, 2) + bytes_of(5, 4) + "ab";
  const std::string second = bytes_of(1, 1) + wide(u"改d") + "runs";
  const std::string third = "runs" + std::string("sound") + narrow("next");
  const std::string shared = record(BiffKind::shared_texts, first) +
                             record(BiffKind::more, second) + record(BiffKind::more, third);
  CHECK(read_cells(shared_label(0, 0) + shared_label(1, 1), shared) == "A1=ab改d B1=next");
  CHECK(read_cells(shared_label(3, 2), shared) == "[broken-cell S!D1]");
  const std::string promised = record(BiffKind::shared_texts, counts(0xFFFFFFFF) + narrow("a"));
  CHECK(read_cells(shared_label(0, 0), promised) == "[broken-xls ]");
}

TEST_CASE("formats of cells say what numbers mean", "[xls]") {
  const auto cell_format = [](unsigned format) {
    return record(BiffKind::cell_format, bytes_of(0, 2) + bytes_of(format, 2) + std::string(16, 0));
  };
  const std::string formats =
      cell_format(0) + cell_format(14) + cell_format(164) + cell_format(10) +
      record(BiffKind::format, bytes_of(164, 2) + narrow("yyyy-mm-dd hh:mm"));
  const std::string cells = number_record(0, 0, 46022, 0) + number_record(0, 1, 46022, 1) +
                            number_record(0, 2, 46022.5, 2) + number_record(0, 3, 0.985, 3);
  CHECK(read_cells(cells, formats) == "A1=46022 B1=2025-12-31 C1=2025-12-31 12:00:00 D1=98.5%");
  const std::string since_1904 = record(BiffKind::date_mode, bytes_of(1, 2));
  CHECK(read_cells(number_record(0, 0, 44560, 1), since_1904 + formats) == "A1=2025-12-31");
  CHECK(read_cells(number_record(4, 1, 1, 4), formats) == "[broken-cell S!B5]");
}

TEST_CASE("cells in any order, none twice, none beyond the last column", "[xls]") {
  CHECK(read_cells(number_record(9, 1, 3) + number_record(0, 1, 2) + number_record(0, 0, 1)) ==
        "A1=1 B1=2 B10=3");
  CHECK(read_cells(number_record(0, 0, 1) + number_record(1, 0, 2) + number_record(0, 0, 3)) ==
        "[broken-cell S!A1]");
  CHECK(read_cells(number_record(65'535, 255, 1)) == "IV65536=1");
  CHECK(read_cells(number_record(0, 256, 1)) == "[broken-cell S!IW1]");
}

TEST_CASE("formulas of XLS that name another file are told", "[xls]") {
  // books: this one, functions of add-ins, another file; sheets of them by the numbers 0, 1, 2
  const auto book = [](unsigned length, const std::string& name) {
    return record(BiffKind::book_link, bytes_of(1, 2) + bytes_of(length, 2) + name);
  };
  std::string sheets = bytes_of(3, 2);
  for (unsigned number = 0; number < 3; ++number) sheets += bytes_of(number, 2) + bytes_of(0, 4);
  const std::string links = book(0x0401, "") + book(0x3A01, "") +
                            book(6, bytes_of(0, 1) + "\1a.xls") +
                            record(BiffKind::sheet_links, sheets);
  const auto of_sheet = [](unsigned token, unsigned sheet) {
    const std::size_t rest = (token & 0x1F) == 0x1B || (token & 0x1F) == 0x1D ? 8 : 4;
    return bytes_of(token, 1) + bytes_of(sheet, 2) + bytes_of(0, rest);
  };
  const auto formula_of = [](const std::string& tokens) {
    return record(BiffKind::formula, cell_head(0, 0) +
                                         bytes_of(std::bit_cast<std::uint64_t>(2.5), 8) +
                                         bytes_of(0, 6) + bytes_of(tokens.size(), 2) + tokens);
  };
  struct Row {
    std::string tokens;
    bool is_of_other;
  };
  const std::string all_else =
      bytes_of(0x17, 1) + bytes_of(2, 1) + bytes_of(1, 1) + "a\0b\0"s + bytes_of(0x17, 1) +
      narrow("[x]", 1) + bytes_of(0x19, 1) + bytes_of(4, 1) + bytes_of(1, 2) + bytes_of(0, 4) +
      bytes_of(0x19, 1) + bytes_of(2, 1) + bytes_of(7, 2) + bytes_of(0x1E, 1) + bytes_of(3, 2) +
      bytes_of(0x1F, 1) + bytes_of(0, 8) + bytes_of(0x44, 1) + bytes_of(0, 4) + bytes_of(0x25, 1) +
      bytes_of(0, 8) + bytes_of(0x42, 1) + bytes_of(0, 3) + bytes_of(0x03, 1);
  const auto row = GENERATE_COPY(values<Row>({
      {"", false},
      {all_else, false},
      {of_sheet(0x3A, 0), false},
      {of_sheet(0x39, 1), false},
      {of_sheet(0x3A, 2), true},
      {of_sheet(0x5A, 2), true},
      {of_sheet(0x7B, 2), true},
      {of_sheet(0x3C, 2), true},
      {of_sheet(0x59, 2), true},
      {of_sheet(0x3A, 3), false},
      {all_else + of_sheet(0x5B, 0) + of_sheet(0x3A, 2) + bytes_of(0x05, 1), true},
      {bytes_of(0x3F, 1) + of_sheet(0x3A, 2), false},
      {of_sheet(0x3A, 2).substr(0, 4), false},
  }));
  CHECK(read_cells(formula_of(row.tokens), links) ==
        std::string("A1=2.5") + (row.is_of_other ? "[values-of-other-files S!A1]" : ""));
  // without the books there is nothing to name
  CHECK(read_cells(formula_of(row.tokens)) == "A1=2.5");
}

TEST_CASE("cells of an array that takes its values from another file are told", "[xls]") {
  const std::string links =
      record(BiffKind::book_link, bytes_of(1, 2) + bytes_of(6, 2) + bytes_of(0, 1) + "\1a.xls") +
      record(BiffKind::sheet_links, bytes_of(1, 2) + bytes_of(0, 6));
  const auto cell_of_array = [](unsigned row) {
    return record(BiffKind::formula, cell_head(row, 1) + bytes_of(0, 14) + bytes_of(5, 2) +
                                         bytes_of(1, 1) + bytes_of(0, 2) + bytes_of(1, 2));
  };
  const std::string array = record(
      BiffKind::array, bytes_of(0, 2) + bytes_of(2, 2) + bytes_of(1, 1) + bytes_of(1, 1) +
                           bytes_of(0, 6) + bytes_of(11, 2) + bytes_of(0x3B, 1) + bytes_of(0, 10));
  const std::string cells = cell_of_array(0) + array + cell_of_array(1) + cell_of_array(2);
  CHECK(read_cells(cells, links) == "B1=0 B2=0 B3=0[values-of-other-files S!B1]");
  CHECK(read_cells(cells) == "B1=0 B2=0 B3=0");
}

TEST_CASE("charts inside a sheet are passed over, hidden rows are told", "[xls]") {
  const std::string chart =
      begin_record(32) + number_record(0, 0, 9) + record(BiffKind::end) + number_record(0, 0, 1);
  CHECK(read_cells(chart) == "A1=1");
  const auto hidden_row = [](unsigned row) {
    return record(BiffKind::row, bytes_of(row, 2) + std::string(10, 0) + bytes_of(0x20, 4));
  };
  CHECK(read_cells(hidden_row(1) + hidden_row(5) + number_record(0, 0, 1) +
                   number_record(1, 0, 2)) == "A1=1 A2=2[hidden-rows S]");
  // once, however often the sheet is read
  Diagnostics notes;
  const auto book = opened(
      compound_file({{"Workbook", workbook_stream({}, hidden_row(0) + number_record(0, 0, 1))}}),
      notes);
  REQUIRE(book);
  book->rows(0, notes);
  book->rows(0, notes);
  CHECK(notes.list().size() == 1);
}

TEST_CASE("what is no workbook of Excel 97 to 2003 is told by name", "[xls]") {
  const auto complaint = [](std::string_view name, const std::string& stream) {
    Diagnostics notes;
    CHECK(opened(compound_file({{std::string(name), stream}}), notes) == nullptr);
    REQUIRE(notes.errors() == 1);
    const auto& words = notes.list().front().words;
    const std::string word = words.empty() ? "" : " " + words.front().substr(0, 12);
    return std::string(notes.list().front().kind->code) + word;
  };
  CHECK(complaint("Book", begin_record(5, 0x0500)) == "old-xls Excel 5.0/95");
  CHECK(complaint("Workbook", record(BiffKind{0x409}, bytes_of(0, 6))).starts_with("old-xls "));
  CHECK(complaint("Workbook", "").starts_with("broken-xls"));
  CHECK(complaint("EncryptedPackage", "x") == "encrypted-file");
  const std::string locked = workbook_stream(record(BiffKind::file_pass, "\1\0"), "");
  CHECK(complaint("Workbook", locked) == "encrypted-file");
  CHECK(complaint("WordDocument", "x").starts_with("not-a-workbook"));
  CHECK(complaint("Anything", "x").starts_with("not-a-workbook"));
}

TEST_CASE("a workbook cut short anywhere gives no rows but a complaint", "[xls]") {
  const std::string shared = record(BiffKind::shared_texts, counts(1) + narrow("text"));
  const std::string stream =
      workbook_stream(shared, number_record(0, 0, 1) + shared_label(1, 0) + truth(2, 1, 0));
  CHECK(read(compound_file({{"Workbook", stream}})) == "A1=1 B1=text C1=TRUE");
  for (std::size_t size = 0; size < stream.size(); ++size) {
    CAPTURE(size);
    const std::string said = read(compound_file({{"Workbook", stream.substr(0, size)}}));
    CHECK(said.starts_with("[broken-xls"));
  }
}

TEST_CASE("a workbook changed anywhere is read or refused, never more", "[xls]") {
  const std::string shared = record(BiffKind::shared_texts, counts(1) + narrow("text"));
  const std::string file = compound_file(
      {{"Workbook", workbook_stream(shared, number_record(0, 0, 1) + truth(2, 1, 0))}});
  for (std::size_t at = 0; at < file.size(); ++at)
    for (const char change : {'\x00', '\x01', '\x7f', '\xff'}) {
      std::string changed = file;
      changed[at] = change;
      CHECK(read(changed).size() < 1000);
    }
}

}  // namespace assess
