#include "tables/foreign.hpp"

#include <catch2/catch.hpp>
#include <string>

namespace assess {

namespace {

std::string kind_of(std::string_view head) {
  const Foreign* foreign = foreign_content(head);
  return foreign ? std::string(foreign->what.en) : "";
}

}  // namespace

TEST_CASE("what a file is, whatever it is called", "[foreign]") {
  CHECK(kind_of("<html xmlns:x=\"urn:schemas-microsoft-com:office:excel\"><body><table>") ==
        "an HTML page, even if it is called .xls");
  CHECK(kind_of("\xef\xbb\xbf\r\n<!DOCTYPE HTML>") == "an HTML page, even if it is called .xls");
  CHECK(kind_of("<?xml version=\"1.0\"?>\n<!DOCTYPE html>\n<HTML>") ==
        "an HTML page, even if it is called .xls");
  CHECK(kind_of("MIME-Version: 1.0\nX-Document-Type: Workbook\n") ==
        "a web archive, even if it is called .xls");
  CHECK(kind_of("<?xml version=\"1.0\"?>\n<?mso-application progid=\"Excel.Sheet\"?>") ==
        "an XML spreadsheet of Excel 2003");
  CHECK(kind_of("<?xml version=\"1.0\"?>\n<a/>") == "an XML file");
  CHECK(kind_of(std::string("\x09\x08\x10\0\0\x06", 6)) ==
        "an Excel workbook without its container");
  CHECK(kind_of(std::string("\x09\0\x04\0\x02\0", 6)) == "a worksheet of Excel 4.0 or older");
  CHECK(kind_of("SQLite format 3") == "an SQLite database");
  CHECK(kind_of("PAR1\x15\x04") == "a Parquet file");
  CHECK(kind_of("{\\rtf1\\ansi") == "a text document (RTF)");
  CHECK(kind_of(std::string("\xff\xfe\0\0", 4)) == "text in UTF-32");
}

TEST_CASE("a text table is not taken for anything else", "[foreign]") {
  const auto* const text =
      GENERATE("unit,score\nNorth,1\n", "ID;Points\n1;2\n", "PAR1,PAR2\n", "BZh,name\n",
               "Obj,name\n", "TABLE,0\n", "\tname\n", "\"a\",b\n", "<5,>5\n", "[a],b\n", "",
               "\xff\xfe"
               "u");
  CAPTURE(text);
  CHECK(kind_of(text).empty());
}

}  // namespace assess
