#include "tables/xlsx/package.hpp"

#include <charconv>

#include "tables/sheets/xml_part.hpp"
#include "tables/table/diagnostics.hpp"

namespace assess {

namespace {

std::string_view behind_last(std::string_view text, char mark) {
  return text.substr(text.rfind(mark) + 1);  // npos + 1 is 0
}

class RelationshipList : public XmlListener {
 public:
  std::vector<Relationship> list;

  bool open(std::string_view name, const XmlAttributes& attributes) override {
    if (name != "Relationship") return true;
    list.push_back(
        {std::string(attributes.text("Id")), std::string(behind_last(attributes.text("Type"), '/')),
         std::string(attributes.text("Target")), attributes.text("TargetMode") == "External"});
    return true;
  }
  bool close(std::string_view) override { return true; }
  void text(std::string_view) override {}
};

/// `xl/_rels/workbook.xml.rels` of `xl/workbook.xml`.
std::string relationships_part(std::string_view part) {
  const std::string_view name = behind_last(part, '/');
  const std::string folder(part.substr(0, part.size() - name.size()));
  return folder + "_rels/" + std::string(name) + ".rels";
}

/// `a b` of `a%20b`.
std::string without_escapes(std::string_view target) {
  std::string text;
  for (std::size_t i = 0; i < target.size(); ++i) {
    unsigned char byte = 0;
    const char* const hex = target.data() + i + 1;
    const bool is_escape = target[i] == '%' && i + 2 < target.size() &&
                           std::from_chars(hex, hex + 2, byte, 16).ptr == hex + 2;
    text.push_back(is_escape ? static_cast<char>(byte) : target[i]);
    if (is_escape) i += 2;
  }
  return text;
}

/// Walks one step of a path; false if it leads above the package.
bool walk(std::string& path, std::string_view step) {
  if (step.empty() || step == ".") return true;
  if (step == "..") {
    if (path.empty()) return false;
    path.resize(path.rfind('/') == std::string::npos ? 0 : path.rfind('/'));
    return true;
  }
  if (!path.empty()) path += '/';
  path += step;
  return true;
}

}  // namespace

std::optional<std::vector<Relationship>> relationships_of(Zip& zip, std::string_view part,
                                                          Diagnostics& notes) {
  RelationshipList found;
  const auto at = zip.find(relationships_part(part));
  if (at && !read_part(zip, *at, found, notes)) return {};
  return std::move(found.list);
}

std::optional<std::string> resolved_target(std::string_view source, std::string_view target) {
  const std::string text = without_escapes(target);
  const bool is_absolute = text.starts_with('/') || text.starts_with('\\');
  std::string path;
  if (!is_absolute && source.find('/') != std::string_view::npos)
    path = source.substr(0, source.rfind('/'));
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find_first_of("/\\", begin), text.size());
    if (!walk(path, std::string_view(text).substr(begin, end - begin))) return {};
    begin = end + 1;
  }
  return path;
}

std::optional<std::size_t> related_part(const Zip& zip, std::string_view source,
                                        const Relationship& relationship, Diagnostics& notes) {
  if (!relationship.external)
    if (const auto name = resolved_target(source, relationship.target))
      if (const auto part = zip.find(*name)) return part;
  notes.add(table_complaint("missing-part"), {.file = zip.name(), .cell = {}, .excerpt = {}},
            {relationship.target});
  return {};
}

const Relationship* find_type(const std::vector<Relationship>& list, std::string_view type) {
  for (const Relationship& one : list)
    if (one.type == type) return &one;
  return nullptr;
}

}  // namespace assess
