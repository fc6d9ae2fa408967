#include "scheme/ini.hpp"

#include <algorithm>
#include <boost/property_tree/ini_parser.hpp>
#include <boost/property_tree/ptree.hpp>
#include <optional>
#include <set>
#include <sstream>

#include "base/text.hpp"
#include "scheme/diagnostics.hpp"

namespace assess {

const IniKey* IniSection::find(std::string_view name, std::string_view suffix) const {
  for (const IniKey& key : keys)
    if (key.name == name && key.suffix == suffix) return &key;
  return nullptr;
}

namespace {

/// Boost's reader knows no places, stops at the first error, loses empty sections and refuses a
/// byte order mark. So this scanner goes before it: it finds every section and key with its line
/// and column, complains of all that is wrong, and hands on the lines that are right; the values
/// are what Boost read of them.
class Scanner {
 public:
  Scanner(std::string_view text, const std::string& path, Diagnostics& notes)
      : text_(text), notes_(notes) {
    file_.path = path;
  }

  IniFile scan() {
    if (text_.starts_with("\xef\xbb\xbf")) text_.remove_prefix(3);
    if (const auto bad = first_bad_utf8(text_)) {
      const auto before = text_.substr(0, *bad);
      notes_.add(rule_complaint("rules-not-utf8"),
                 {.file = file_.path,
                  .line = 1 + static_cast<std::uint64_t>(std::ranges::count(before, '\n')),
                  .column = 1 + character_count(before.substr(before.rfind('\n') + 1)),
                  .cell = {}, .excerpt = {}});
      return file_;
    }
    while (!text_.empty()) {
      const std::size_t end = std::min(text_.find('\n'), text_.size());
      ++line_;
      read_line(text_.substr(0, end));
      text_.remove_prefix(std::min(end + 1, text_.size()));
    }
    take_values();
    return std::move(file_);
  }

 private:
  Snippet snippet(std::string_view line, std::string_view part) const {
    const auto before = line.substr(0, static_cast<std::size_t>(part.data() - line.data()));
    std::string_view excerpt = line;
    if (excerpt.ends_with('\r')) excerpt.remove_suffix(1);
    return {std::string(part), file_.path, line_, 1 + character_count(before),
            std::string(excerpt)};
  }

  void read_line(std::string_view line) {
    const std::string_view content = trimmed(line);
    if (content.empty() || content[0] == '#' || content[0] == ';') return;
    if (content[0] == '[')
      read_header(line, content);
    else if (const std::size_t equals = content.find('='); equals != std::string_view::npos)
      read_key(line, trimmed(content.substr(0, equals)), trimmed(content.substr(equals + 1)));
    else
      notes_.add(rule_complaint("not-a-line"), snippet(line, content).place());
  }

  void read_header(std::string_view line, std::string_view content) {
    skipping_ = true;
    if (content.back() != ']')
      return notes_.add(rule_complaint("open-section"), snippet(line, content).place());
    const std::string_view name = trimmed(content.substr(1, content.size() - 2));
    const std::size_t dot = std::min(name.find('.'), name.size());
    IniSection section{std::string(trimmed(name.substr(0, dot))),
                       std::string(trimmed(name.substr(std::min(dot + 1, name.size())))),
                       snippet(line, name), {}, {}};
    const std::string full = section.kind + "." + section.id;
    if (!names_.insert(full).second)
      return notes_.add(rule_complaint("duplicate-section"), section.at.place(),
                        {std::string(name), std::to_string(first_line(section))});
    skipping_ = false;
    file_.sections.push_back(std::move(section));
    clean_ << "[" << file_.sections.size() << "]\n";
  }

  std::uint64_t first_line(const IniSection& section) const {
    for (const IniSection& other : file_.sections)
      if (other.kind == section.kind && other.id == section.id) return other.at.line;
    return 0;
  }

  void read_key(std::string_view line, std::string_view name, std::string_view value) {
    if (skipping_) return;
    if (file_.sections.empty())
      return notes_.add(rule_complaint("key-without-section"), snippet(line, name).place(),
                        {std::string(name)});
    IniSection& section = file_.sections.back();
    IniKey key = split(section, name);
    key.at = snippet(line, name);
    key.value = snippet(line, value);
    if (const IniKey* first = section.find(key.name, key.suffix))
      return notes_.add(rule_complaint("duplicate-key"), key.at.place(),
                        {std::string(name), std::to_string(first->at.line)});
    section.keys.push_back(std::move(key));
    if (!value.empty()) clean_ << section.keys.size() << " = " << value << "\n";
  }

  /// Words of a lookup and defined names may hold a dot of their own; elsewhere it begins a suffix.
  static IniKey split(const IniSection& section, std::string_view name) {
    const bool whole = section.kind == "lookup";
    const std::size_t dot = whole ? name.size() : std::min(name.find('.'), name.size());
    return {std::string(trimmed(name.substr(0, dot))),
            std::string(trimmed(name.substr(std::min(dot + 1, name.size())))), {}, {}};
  }

  /// Sections and keys were handed on under their numbers, so that no name can confuse a path.
  void take_values() {
    boost::property_tree::ptree tree;
    boost::property_tree::read_ini(clean_, tree);
    for (const auto& [number, values] : tree) {
      IniSection& section = file_.sections[std::stoul(number) - 1];
      for (const auto& [key, value] : values) section.keys[std::stoul(key) - 1].value.text = value.data();
    }
  }

  std::string_view text_;
  Diagnostics& notes_;
  IniFile file_;
  std::uint64_t line_ = 0;
  std::set<std::string> names_;
  std::stringstream clean_;
  bool skipping_ = false;  ///< inside a section that was refused
};

}  // namespace

IniFile read_ini(std::string_view text, const std::string& path, Diagnostics& notes) {
  return Scanner(text, path, notes).scan();
}

}  // namespace assess
