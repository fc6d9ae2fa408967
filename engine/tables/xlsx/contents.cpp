#include "tables/xlsx/contents.hpp"

#include "tables/sheets/workbook_checks.hpp"
#include "tables/sheets/xml_part.hpp"
#include "tables/table/diagnostics.hpp"

namespace assess {

namespace {

struct ListedSheet {
  SheetName name;
  std::string relationship;
};

class WorkbookPart : public XmlListener {
 public:
  std::string root;
  std::vector<ListedSheet> sheets;
  bool since_1904 = false;

  bool open(std::string_view name, const XmlAttributes& attributes) override {
    if (root.empty()) root = name;
    if (name == "workbookPr") {
      const std::string_view start = attributes.text("date1904");
      since_1904 = start == "1" || start == "true";
    }
    if (name == "sheet") {
      const std::string_view state = attributes.text("state");
      const bool hidden = state == "hidden" || state == "veryHidden";
      sheets.push_back(
          {{std::string(attributes.text("name")), hidden}, std::string(attributes.text("id"))});
    }
    return true;
  }
  bool close(std::string_view) override { return true; }
  void text(std::string_view) override {}
};

bool complain_of_kind(const Zip& zip, std::string what, Diagnostics& notes) {
  notes.add(table_complaint("not-a-workbook"), {.file = zip.name(), .cell = {}, .excerpt = {}},
            {std::move(what)});
  return false;
}

const Relationship* find_id(const std::vector<Relationship>& list, const std::string& id) {
  for (const Relationship& one : list)
    if (one.id == id) return &one;
  return nullptr;
}

/// Finds the parts of the sheets; charts and dialogs that stand among them are left out.
bool find_sheets(const Zip& zip, std::string_view workbook, const WorkbookPart& part,
                 const std::vector<Relationship>& related, XlsxContents& contents,
                 Diagnostics& notes) {
  for (const ListedSheet& sheet : part.sheets) {
    const Relationship* const relationship = find_id(related, sheet.relationship);
    if (relationship == nullptr) {
      notes.add(table_complaint("missing-part"), {.file = zip.name(), .cell = {}, .excerpt = {}},
                {sheet.name.name});
      return false;
    }
    if (relationship->type != "worksheet") continue;
    const auto found = related_part(zip, workbook, *relationship, notes);
    if (!found) return false;
    contents.sheets.push_back(sheet.name);
    contents.parts.push_back(*found);
  }
  return !contents.sheets.empty() ||
         complain_of_kind(zip, both("a file without sheets", "没有工作表的文件"), notes);
}

/// Parts that a workbook may do without; false only if it has one and it cannot be found.
bool find_optional(const Zip& zip, std::string_view workbook,
                   const std::vector<Relationship>& related, std::string_view type,
                   std::optional<std::size_t>& part, Diagnostics& notes) {
  const Relationship* const relationship = find_type(related, type);
  if (relationship == nullptr) return true;
  part = related_part(zip, workbook, *relationship, notes);
  return part.has_value();
}

}  // namespace

std::optional<XlsxContents> read_xlsx_contents(Zip& zip, Diagnostics& notes) {
  const auto package = relationships_of(zip, "", notes);
  if (!package) return {};
  const Relationship* const document = find_type(*package, "officeDocument");
  if (document == nullptr || zip.find("xl/workbook.bin")) {
    complain_of_kind(zip, kind_of_zip(zip), notes);
    return {};
  }
  const auto at = related_part(zip, "", *document, notes);
  if (!at) return {};
  WorkbookPart part;
  if (!read_part(zip, *at, part, notes)) return {};
  if (part.root != "workbook") {
    complain_of_kind(zip, kind_of_zip(zip), notes);
    return {};
  }
  const std::string workbook = resolved_target("", document->target).value_or("");
  const auto related = relationships_of(zip, workbook, notes);
  if (!related) return {};
  XlsxContents contents;
  contents.since_1904 = part.since_1904;
  const bool good =
      find_sheets(zip, workbook, part, *related, contents, notes) &&
      names_differ(contents.sheets, zip.name(), notes) &&
      find_optional(zip, workbook, *related, "sharedStrings", contents.strings, notes) &&
      find_optional(zip, workbook, *related, "styles", contents.styles, notes);
  if (!good) return {};
  return contents;
}

}  // namespace assess
