#include <array>
#include <string_view>

#include "base/text.hpp"
#include "tables/csv.hpp"
#include "tables/diagnostics.hpp"
#include "tables/input.hpp"
#include "tables/table.hpp"

namespace assess {

namespace {

/// What a file begins with if it is something else than a text table.
struct Foreign {
  std::string_view begins;
  std::string_view what;
};

constexpr std::array foreign{
    Foreign{"PK\x03\x04", "a zip file, such as XLSX or ODS / zip 文件（如 XLSX、ODS）"},
    Foreign{"\x1f\x8b", "a gzip file / gzip 压缩文件"},
    Foreign{"\xd0\xcf\x11\xe0", "an old Office file, such as XLS / 旧版 Office 文件（如 XLS）"},
    Foreign{"%PDF", "a PDF file / PDF 文件"},
    Foreign{"\x89PNG", "a picture / 图片"},
    Foreign{"\xff\xd8\xff", "a picture / 图片"},
    Foreign{"SQLite format 3", "an SQLite database / SQLite 数据库"},
    Foreign{"\xff\xfe", "text in UTF-16 / UTF-16 文本"},
    Foreign{"\xfe\xff", "text in UTF-16 / UTF-16 文本"},
    Foreign{std::string_view("\0\0\xfe\xff", 4), "text in UTF-32 / UTF-32 文本"},
    Foreign{"<!DOCTYPE", "a web page / 网页"},
    Foreign{"<!doctype", "a web page / 网页"},
    Foreign{"<html", "a web page / 网页"},
    Foreign{"<table", "a web page / 网页"},
    Foreign{"<?xml", "an XML file / XML 文件"}};

std::string_view foreign_content(std::string_view head) {
  for (const auto& [begins, what] : foreign)
    if (head.starts_with(begins) || trimmed(head).starts_with(begins)) return what;
  return {};
}

}  // namespace

std::unique_ptr<Table> open_table(const std::string& path,
                                  const std::function<bool(std::string_view)>& known,
                                  Diagnostics& notes) {
  auto input = Input::open(path, notes);
  if (!input) return nullptr;
  std::array<char, 64> head{};
  const std::size_t got = input->read(0, head.data(), head.size()).value_or(0);
  if (const auto what = foreign_content({head.data(), got}); !what.empty()) {
    notes.add(table_complaint("not-a-table"), {.file = path, .line = 1, .cell = {}, .excerpt = {}},
              {std::string(what)});
    return nullptr;
  }
  return CsvTable::open(std::move(input), known, notes);
}

}  // namespace assess
