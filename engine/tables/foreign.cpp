#include "tables/foreign.hpp"

#include <algorithm>

#include "base/text.hpp"

namespace assess {

namespace {

constexpr Foreign foreign_contents[] = {
    {"PK\x03\x04", {"a zip file, such as XLSX or ODS", "zip 文件（如 XLSX、ODS）"}},
    {"\x1f\x8b", {"a gzip file", "gzip 压缩文件"}},
    {"\xd0\xcf\x11\xe0", {"an old Office file, such as XLS", "旧版 Office 文件（如 XLS）"}},
    {"%PDF", {"a PDF file", "PDF 文件"}},
    {"\x89PNG", {"a picture", "图片"}},
    {"\xff\xd8\xff", {"a picture", "图片"}},
    {"SQLite format 3", {"an SQLite database", "SQLite 数据库"}},
    // the marks of UTF-32 before those of UTF-16, with which they begin
    {{"\xff\xfe\0\0", 4}, {"text in UTF-32", "UTF-32 文本"}},
    {{"\0\0\xfe\xff", 4}, {"text in UTF-32", "UTF-32 文本"}},
    {"\xff\xfe", {"text in UTF-16", "UTF-16 文本"}},
    {"\xfe\xff", {"text in UTF-16", "UTF-16 文本"}},
    {"<!doctype", {"a web page", "网页"}},
    {"<html", {"a web page", "网页"}},
    {"<table", {"a web page", "网页"}},
    {"<?xml", {"an XML file", "XML 文件"}},
};

char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

bool begins_with(std::string_view head, std::string_view begins) {
  return head.size() >= begins.size() &&
         std::equal(begins.begin(), begins.end(), head.begin(),
                    [](char b, char h) { return b == h || b == lower(h); });
}

}  // namespace

const Foreign* foreign_content(std::string_view head) {
  for (const Foreign& one : foreign_contents)
    if (begins_with(head, one.begins) || begins_with(trimmed(head), one.begins)) return &one;
  return nullptr;
}

}  // namespace assess
