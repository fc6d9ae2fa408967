#include "tables/ods/contents.hpp"

#include <algorithm>
#include <string>
#include <unordered_set>
#include <vector>

#include "tables/ods/row_filter.hpp"
#include "tables/sheets/workbook_checks.hpp"
#include "tables/sheets/xml_part.hpp"
#include "tables/table/diagnostics.hpp"
#include "tables/table/limits.hpp"

namespace assess {

namespace {

/// Finds out whether a part is encrypted (OpenDocument 1.3 Part 2, 4.4).
class Manifest : public XmlListener {
 public:
  bool is_encrypted = false;
  bool open(std::string_view name, const XmlAttributes&) override {
    is_encrypted = is_encrypted || name == "encryption-data";
    return true;
  }
  bool close(std::string_view) override { return true; }
  void text(std::string_view) override {}
};

class TableList : public XmlListener {
 public:
  struct Listed {
    std::string name, style;
    bool is_copy = false;  ///< of another file, kept for links
  };
  std::vector<Listed> tables;
  std::unordered_set<std::string> hidden_styles;
  bool has_spreadsheet = false;

  bool open(std::string_view name, const XmlAttributes& attributes) override {
    ++depth_;
    if (name == "spreadsheet") {
      has_spreadsheet = true;
      spreadsheet_depth_ = depth_;
    } else if (name == "style") {
      style_ = attributes.text("name");
    } else if (name == "table-properties" && attributes.text("display") == "false") {
      hidden_styles.insert(style_);
    } else if (name == "table" && depth_ == spreadsheet_depth_ + 1 && has_spreadsheet) {
      tables.push_back(
          {std::string(attributes.text("name")), std::string(attributes.text("style-name"))});
    } else if (name == "table-source" && depth_ == spreadsheet_depth_ + 2 && !tables.empty()) {
      tables.back().is_copy = true;
    }
    return true;
  }
  bool close(std::string_view) override {
    --depth_;
    return true;
  }
  void text(std::string_view) override {}

 private:
  std::string style_;
  std::size_t depth_ = 0, spreadsheet_depth_ = 0;
};

/// Lists the tables without looking into their rows, which takes most of the time and is done when
/// they are read. Nothing, if that was not possible: then all of it must be looked at.
std::optional<TableList> quick_list(Zip& zip, std::size_t part, Diagnostics& notes) {
  const auto opened = zip.open_part(part, notes);
  TableList list;
  XmlReader reader(list);
  OdsRowFilter filter;
  std::vector<char> piece(part_piece);
  for (bool last = false; opened && !last;) {
    const auto got = opened->read(piece, notes);
    if (!got) return {};
    last = *got == 0;
    std::string_view left = filter.take(std::span(piece).first(*got), last);
    if (filter.is_unsure()) return {};
    do {
      const std::span<char> room = reader.room();
      const std::size_t size = std::min(room.size(), left.size());
      if (size == 0 && !left.empty()) return {};
      std::ranges::copy(left.substr(0, size), room.begin());
      left.remove_prefix(size);
      if (reader.take(size, last && left.empty()) != XmlReader::Outcome::good) return {};
    } while (!left.empty());
  }
  return opened ? std::optional(std::move(list)) : std::nullopt;
}

bool complain(const Zip& zip, const DiagnosticKind& kind, std::vector<std::string> words,
              Diagnostics& notes) {
  notes.add(kind, {.file = zip.name(), .cell = {}, .excerpt = {}}, std::move(words));
  return false;
}

bool is_readable(Zip& zip, Diagnostics& notes) {
  const auto manifest = zip.find("META-INF/manifest.xml");
  Manifest said;
  if (manifest && !read_part(zip, *manifest, said, notes)) return false;
  if (said.is_encrypted) return complain(zip, table_complaint("encrypted-file"), {}, notes);
  return zip.find("content.xml") ||
         complain(zip, table_complaint("not-a-workbook"), {kind_of_zip(zip)}, notes);
}

void list_sheets(const TableList& list, OdsContents& contents) {
  for (std::uint32_t i = 0; i < list.tables.size(); ++i) {
    const TableList::Listed& table = list.tables[i];
    if (table.is_copy) continue;
    const bool hidden = list.hidden_styles.contains(table.style);
    contents.sheets.push_back({table.name, hidden});
    contents.ordinal.push_back(i);
  }
}

}  // namespace

std::optional<OdsContents> read_ods_contents(Zip& zip, Diagnostics& notes) {
  if (!is_readable(zip, notes)) return {};
  OdsContents contents;
  contents.part = *zip.find("content.xml");
  const std::size_t errors = notes.errors();
  auto list = quick_list(zip, contents.part, notes);
  if (notes.errors() > errors) return {};
  if (!list && !read_part(zip, contents.part, list.emplace(), notes)) return {};
  list_sheets(*list, contents);
  if (!list->has_spreadsheet || contents.sheets.empty()) {
    complain(zip, table_complaint("not-a-workbook"),
             {both("an OpenDocument file without sheets", "没有工作表的 OpenDocument 文件")},
             notes);
    return {};
  }
  if (!names_differ(contents.sheets, zip.name(), notes)) return {};
  return contents;
}

}  // namespace assess
