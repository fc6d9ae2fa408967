#include "tables/xlsx/plain_row.hpp"

#include <algorithm>
#include <array>

namespace assess {

namespace {

using Characters = std::array<bool, 256>;

constexpr std::size_t most_attributes = 16;  ///< of a row; each is compared with those before it

constexpr Characters characters(bool (*belongs)(char)) {
  Characters set{};
  for (int c = ' '; c <= '~'; ++c) set[static_cast<std::size_t>(c)] = belongs(static_cast<char>(c));
  return set;
}

// `]]>` must not stand in a text: no `>` at all
constexpr Characters of_text = characters([](char c) { return c != '<' && c != '&' && c != '>'; });
constexpr Characters of_value = characters([](char c) { return c != '<' && c != '&' && c != '"'; });
constexpr Characters of_name = characters([](char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == ':';
});

std::string_view without_prefix(std::string_view name) {
  return name.substr(name.rfind(':') + 1);  // npos + 1 is 0
}

}  // namespace

struct PlainRow::Cursor {
  const char* at;
  const char* end;

  bool take(std::string_view literal) {
    if (!std::string_view(at, static_cast<std::size_t>(end - at)).starts_with(literal))
      return false;
    at += literal.size();
    return true;
  }
  /// As many characters of the set as there are.
  std::string_view take_all(const Characters& set) {
    const char* const begin = at;
    while (at != end && set[static_cast<unsigned char>(*at)]) ++at;
    return {begin, static_cast<std::size_t>(at - begin)};
  }
  /// An attribute with its `"`, if it stands here; false if it does not end.
  bool take_value(std::string_view name, std::string_view& value) {
    if (!take(name)) return true;
    value = take_all(of_value);
    return take("\"");
  }
};

bool PlainRow::read_attributes(Cursor& xml) {
  names_.clear();
  number_ = {};
  is_hidden_ = false;
  while (xml.take(" ")) {
    const std::string_view name = xml.take_all(of_name);
    const bool is_name = !name.empty() && !(name[0] >= '0' && name[0] <= '9');
    const bool is_new = std::ranges::find(names_, name) == names_.end();
    if (!is_name || !is_new || names_.size() == most_attributes || !xml.take("=\"")) return false;
    names_.push_back(name);
    const std::string_view value = xml.take_all(of_value);
    if (without_prefix(name) == "r") number_ = value;
    if (without_prefix(name) == "hidden") is_hidden_ = value == "1" || value == "true";
    if (!xml.take("\"")) return false;
  }
  return xml.take(">");
}

bool PlainRow::read_cell(Cursor& xml) {
  Cell& cell = cells_.emplace_back();
  // in the order in which all programs write them
  if (!xml.take_value(" r=\"", cell.reference) || !xml.take_value(" s=\"", cell.style) ||
      !xml.take_value(" t=\"", cell.kind))
    return false;
  if (xml.take("/>")) return true;
  const bool is_inline = cell.kind == "inlineStr";
  if (!xml.take(is_inline ? "><is><t>" : "><v>")) return false;
  cell.text = xml.take_all(of_text);
  return xml.take(is_inline ? "</t></is></c>" : "</v></c>");
}

std::size_t PlainRow::read(std::string_view text) {
  Cursor xml{text.data(), text.data() + text.size()};
  cells_.clear();
  if (!xml.take("<row") || !read_attributes(xml)) return 0;
  while (xml.take("<c"))
    if (!read_cell(xml)) return 0;
  return xml.take("</row>") ? static_cast<std::size_t>(xml.at - text.data()) : 0;
}

}  // namespace assess
