#include "tables/foreign.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "tables/table/diagnostics.hpp"

namespace assess {

namespace {

constexpr Message save{"open it in a spreadsheet and save it as XLSX or as CSV (UTF-8)",
                       "请在电子表格中打开并另存为 XLSX 或 CSV（UTF-8）"};
constexpr Message save_utf8{"save it as CSV (UTF-8)", "请另存为 CSV（UTF-8）"};
constexpr Message convert{"save its table as CSV (UTF-8) with the program that wrote it",
                          "请用生成它的程序将其中的表另存为 CSV（UTF-8）"};
constexpr Message ask{"ask for the table itself, as XLSX or CSV", "请索取表格原件（XLSX 或 CSV）"};
constexpr Message unpack{"unpack it and give the tables in it", "请解压后给出其中的表"};
constexpr Message sqlite{"give it as a file, not through a pipe", "请以文件给出，不要经过管道"};
constexpr Message without_dots{"give the file of that name without '._'",
                               "请给出文件名不带“._”的文件"};
constexpr Message pull{"fetch the file by: git lfs pull", "请用 git lfs pull 取回文件"};

constexpr Message page{"an HTML page, even if it is called .xls", "HTML 网页（即使扩展名是 .xls）"};
constexpr Message excel_2003{"an XML spreadsheet of Excel 2003", "Excel 2003 的 XML 电子表格"};
constexpr Message excel_4{"a worksheet of Excel 4.0 or older", "Excel 4.0 或更早版本的工作表"};
constexpr Message bare_excel{"an Excel workbook without its container",
                             "缺少外层容器的 Excel 工作簿"};
constexpr Message lotus{"a worksheet of Lotus 1-2-3", "Lotus 1-2-3 工作表"};
constexpr Message picture{"a picture", "图片"};
constexpr Message utf32{"text in UTF-32", "UTF-32 文本"};
constexpr Message json{"a JSON file", "JSON 文件"};
constexpr Message text_sheet{"a spreadsheet in text form (SYLK or DIF)",
                             "文本格式的电子表格（SYLK 或 DIF）"};

/// The first that fits is taken. Marks that are letters only could be the name of a column, so they
/// are given with the bytes that follow.
constexpr Foreign foreign_contents[] = {
    {"PK\x03\x04", {}, {"a zip file", "zip 文件"}, unpack},
    {"\x1f\x8b", {}, {"a gzip file", "gzip 压缩文件"}, unpack},
    {"BZh", "1AY&SY", {"a bzip2 file", "bzip2 压缩文件"}, unpack},
    {"\xfd"
     "7zXZ",
     {},
     {"an xz file", "xz 压缩文件"},
     unpack},
    {"\x28\xb5\x2f\xfd", {}, {"a zstd file", "zstd 压缩文件"}, unpack},
    {"7z\xbc\xaf", {}, {"a 7z file", "7z 压缩文件"}, unpack},
    {"Rar!\x1a", {}, {"a RAR file", "RAR 压缩文件"}, unpack},
    {"\xd0\xcf\x11\xe0",
     {},
     {"an old Office file, such as XLS", "旧版 Office 文件（如 XLS）"},
     save},
    {{"\x09\0\x04\0", 4}, {}, excel_4, save},
    {{"\x09\0\x06\0", 4}, {}, excel_4, save},
    {{"\x09\x02\x06\0", 4}, {}, excel_4, save},
    {{"\x09\x04\x06\0", 4}, {}, excel_4, save},
    {{"\x09\x08\x08\0", 4}, {}, bare_excel, save},
    {{"\x09\x08\x10\0", 4}, {}, bare_excel, save},
    {{"\0\0\x02\0\x04\x04", 6}, {}, lotus, save},
    {{"\0\0\x02\0\x06\x04", 6}, {}, lotus, save},
    {{"\0\0\x1a\0", 4}, {}, lotus, save},
    {"ID;PWXL", {}, text_sheet, save},
    {"ID;PSCALC", {}, text_sheet, save},
    {"TABLE\n0,1", {}, text_sheet, save},
    {"TABLE\r\n0,1", {}, text_sheet, save},
    {"%PDF-", {}, {"a PDF file", "PDF 文件"}, ask},
    {"{\\rtf", {}, {"a text document (RTF)", "RTF 文档"}, ask},
    {"\x89PNG", {}, picture, ask},
    {"\xff\xd8\xff", {}, picture, ask},
    {"GIF89a", {}, picture, ask},
    {{"II*\0", 4}, {}, picture, ask},
    {"SQLite format 3", {}, {"an SQLite database", "SQLite 数据库"}, sqlite},
    {"PAR1\x15", {}, {"a Parquet file", "Parquet 文件"}, convert},
    {{"ARROW1\0", 7}, {}, {"an Arrow file", "Arrow 文件"}, convert},
    {"\x89HDF", {}, {"an HDF5 file", "HDF5 文件"}, convert},
    {"Obj\x01", {}, {"an Avro file", "Avro 文件"}, convert},
    {"$FL2@(#)", {}, {"an SPSS file", "SPSS 文件"}, convert},
    {"<stata_dta>", {}, {"a Stata file", "Stata 文件"}, convert},
    {{"\xff\xfe\0\0", 4}, {}, utf32, save_utf8},
    {{"\0\0\xfe\xff", 4}, {}, utf32, save_utf8},
    {{"\0\x05\x16\x07", 4}, {}, {"a companion file of macOS", "macOS 的附属文件"}, without_dots},
    {"version https://git-lfs", {}, {"a pointer to a file in Git LFS", "Git LFS 指针"}, pull},
    {"<!doctype html", {}, page, save},
    {"<html", {}, page, save},
    {"<head", {}, page, save},
    {"<meta", {}, page, save},
    {"<style", {}, page, save},
    {"<table", {}, page, save},
    {"mime-version:",
     {},
     {"a web archive, even if it is called .xls", "网页存档（即使扩展名是 .xls）"},
     save},
    {"<?xml", "progid=\"excel.sheet\"", excel_2003, save},
    {"<?xml", "urn:schemas-microsoft-com:office:spreadsheet", excel_2003, save},
    {"<workbook", "urn:schemas-microsoft-com:office:spreadsheet", excel_2003, save},
    {"<?xml",
     "opendocument",
     {"an OpenDocument file in one piece (such as FODS)", "单文件 OpenDocument（如 FODS）"},
     save},
    {"<?xml", "<html", page, save},
    {"<?xml", {}, {"an XML file", "XML 文件"}, convert},
    {"{\"", {}, json, convert},
    {"[{", {}, json, convert},
};

char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

bool same_letter(char head, char mark) {
  return head == mark || lower(head) == mark;
}

bool fits(std::string_view head, const Foreign& one) {
  const bool begins =
      head.size() >= one.begins.size() &&
      std::ranges::equal(head.substr(0, one.begins.size()), one.begins, same_letter);
  return begins &&
         (one.holds.empty() || !std::ranges::search(head, one.holds, same_letter).empty());
}

}  // namespace

const Foreign* foreign_content(std::string_view head) {
  for (const Foreign& one : foreign_contents)
    if (fits(head, one) || fits(trimmed(head), one)) return &one;
  return nullptr;
}

void complain_of_foreign(const Foreign& foreign, const std::string& file, Diagnostics& notes) {
  notes.add(table_complaint("not-a-table"), {.file = file, .line = 1, .cell = {}, .excerpt = {}},
            {both(foreign.what.en, foreign.what.zh), both(foreign.remedy.en, foreign.remedy.zh)});
}

}  // namespace assess
