#include "scheme/each.hpp"

#include <algorithm>
#include <optional>
#include <set>

#include "base/text.hpp"
#include "expression/bind.hpp"
#include "expression/evaluate.hpp"
#include "expression/parse.hpp"
#include "scheme/diagnostics.hpp"
#include "scheme/values.hpp"

namespace assess {

namespace {

/// In a condition over an `each` table every name is a column and every cell a text.
class CellScope : public Scope {
 public:
  CellScope(const SmallTable& table, Words& words) : table_(table), words_(words) {}
  std::optional<Expr> name(const Expr& name, const Context&) override {
    const auto found = std::ranges::find(table_.header, name.name);
    if (found == table_.header.end() || !name.member.empty()) return {};
    Expr column;
    column.kind = Expr::Kind::reference;
    column.type = Type::text;
    column.space = Space::row;
    column.index = static_cast<std::size_t>(found - table_.header.begin());
    return column;
  }
  std::optional<Expr> aggregate(const Expr& aggregate, const Context& context) override {
    return refuse(aggregate, context);
  }
  std::optional<Expr> lookup(const Expr& lookup, std::vector<Expr>, const Context& context) override {
    return refuse(lookup, context);
  }
  bool is_source(std::string_view) const override { return false; }
  bool knows(const Expr& name) const override {
    return std::ranges::find(table_.header, name.name) != table_.header.end();
  }
  std::vector<std::string> names() const override { return table_.header; }
  Words& words() override { return words_; }

 private:
  static std::optional<Expr> refuse(const Expr& expr, const Context& context) {
    context.complain(rule_complaint("not-in-rows"), expr, {to_text(expr)});
    return {};
  }
  const SmallTable& table_;
  Words& words_;
};

bool row_counts(const Expr& condition, const std::vector<std::string>& row, Words& words) {
  std::vector<double> codes(row.size());
  std::vector<Lane> lanes(row.size());
  for (std::size_t c = 0; c < row.size(); ++c) {
    codes[c] = words.code(row[c]);
    lanes[c] = {&codes[c], nullptr, false};
  }
  Evaluator evaluator(1, words);
  const Lane result = evaluator.evaluate(condition, {lanes, {}}, 1);
  return result.state(0) == State::value && result.value(0) != 0;
}

/// `file where condition`
std::optional<SmallTable> table_in_file(const Snippet& each, const SmallTables& tables,
                                        Diagnostics& notes) {
  const std::size_t where = each.text.find(" where ");
  Snippet name = each;
  name.text = trimmed(std::string_view(each.text).substr(0, where));
  auto table = tables(name, notes);
  if (!table || where == std::string::npos) return table;
  Snippet condition = each;
  condition.text = each.text.substr(where + 7);
  condition.column += character_count(std::string_view(each.text).substr(0, where + 7));
  const auto parsed = parse_expression(condition, notes);
  Words words;
  CellScope scope(*table, words);
  const Context context{condition, notes};
  const auto bound = parsed ? bind(*parsed, scope, context) : std::nullopt;
  if (!bound || !require(*bound, Type::yes_no, context)) return {};
  SmallTable kept{table->file, table->header, {}, {}};
  for (std::size_t r = 0; r < table->rows.size(); ++r)
    if (row_counts(*bound, table->rows[r], words)) {
      kept.rows.push_back(table->rows[r]);
      kept.places.push_back(table->places[r]);
    }
  return kept;
}

std::vector<std::string> cells_of(std::string_view row) {
  Snippet snippet;
  std::vector<std::string> cells;
  std::size_t from = 0;
  for (std::size_t at = 0; at <= row.size(); ++at)
    if (at == row.size() || row[at] == ',') {
      cells.emplace_back(trimmed(row.substr(from, at - from)));
      from = at + 1;
    }
  return cells;
}

/// `d, w: Income, 0.22; Health, 0.15`
std::optional<SmallTable> table_in_place(const Snippet& each, std::size_t colon,
                                         Diagnostics& notes) {
  const std::string_view text = each.text;
  SmallTable table{"each", cells_of(text.substr(0, colon)), {}, {}};
  std::string_view rest = text.substr(colon + 1);
  bool ok = true;
  while (true) {
    const std::size_t end = std::min(rest.find(';'), rest.size());
    auto cells = cells_of(rest.substr(0, end));
    const auto at = static_cast<std::size_t>(rest.data() - text.data());
    if (cells.size() != table.header.size()) {
      notes.add(rule_complaint("each-cells"), each.place(at, end),
                {std::to_string(cells.size()), std::to_string(table.header.size())});
      ok = false;
    }
    table.rows.push_back(std::move(cells));
    table.places.push_back(each.place(at, end));
    if (end == rest.size()) break;
    rest.remove_prefix(end + 1);
  }
  if (!ok) return {};
  return table;
}

/// Puts the cells of one row into the text; nothing if a cell that it names is empty.
class Filling {
 public:
  Filling(const SmallTable& table, std::size_t row, Diagnostics& notes)
      : table_(table), row_(table.rows[row]), notes_(notes) {}

  std::optional<Snippet> fill(const Snippet& value) {
    Snippet filled = value;
    filled.text.clear();
    std::string_view rest = value.text;
    for (std::size_t open; (open = rest.find('{')) != std::string_view::npos;) {
      const std::size_t close = rest.find('}', open);
      if (close == std::string_view::npos) break;
      filled.text += rest.substr(0, open);
      const auto name = trimmed(rest.substr(open + 1, close - open - 1));
      const auto found = std::ranges::find(table_.header, name);
      if (found == table_.header.end()) return unknown(value, name), std::nullopt;
      const std::string& cell = row_[static_cast<std::size_t>(found - table_.header.begin())];
      if (cell.empty()) return {};
      filled.text += cell;
      filled.filled = true;
      rest.remove_prefix(close + 1);
    }
    filled.text += rest;
    if (filled.filled) filled.excerpt += "    ← " + table_.file + ": " + row_.front();
    return filled;
  }

 private:
  void unknown(const Snippet& value, std::string_view name) {
    const std::size_t at = value.text.find("{" + std::string(name));
    notes_.add(rule_complaint("each-column"),
               value.place(at == std::string::npos ? 0 : at, name.size() + 2),
               {table_.file, std::string(name), joined(table_.header, ", ")},
               nearest(name, table_.header));
  }
  const SmallTable& table_;
  const std::vector<std::string>& row_;
  Diagnostics& notes_;
};

class Repeater {
 public:
  Repeater(const SmallTables& tables, Diagnostics& notes) : tables_(tables), notes_(notes) {}

  void repeat(const IniSection& section, const IniKey& each, std::vector<IniSection>& out) {
    const IniKey* id = section.find("id");
    if (!id)
      return notes_.add(rule_complaint("missing-key"), section.at.place(),
                        {section.at.text, "id"});
    const std::size_t colon = std::min(each.value.text.find(':'), each.value.text.size());
    const auto table = colon < each.value.text.size()
                           ? table_in_place(each.value, colon, notes_)
                           : table_in_file(each.value, tables_, notes_);
    if (!table) return;
    for (std::size_t row = 0; row < table->rows.size(); ++row) {
      auto made = make(section, *id, *table, row);
      if (!made) return;  // complained of once, not once per row
      out.push_back(std::move(*made));
    }
  }

 private:
  std::optional<IniSection> make(const IniSection& section, const IniKey& id,
                                 const SmallTable& table, std::size_t row) {
    const std::size_t errors = notes_.errors();
    Filling filling(table, row, notes_);
    IniSection made = section;
    const auto name = filling.fill(id.value);
    if (!name || notes_.errors() > errors) return {};
    made.id = name->text;
    made.at.excerpt += "    ← " + table.file + ": " + table.rows[row].front();
    made.keys.clear();
    for (const IniKey& key : section.keys) {
      if (key.name == "each" || key.name == "id") continue;
      auto value = filling.fill(key.value);
      if (notes_.errors() > errors) return {};
      if (!value) continue;
      made.keys.push_back(key);
      made.keys.back().value = std::move(*value);
    }
    for (std::size_t c = 0; c < table.header.size(); ++c)
      made.cells[table.header[c]] = table.rows[row][c];
    return made;
  }

  const SmallTables& tables_;
  Diagnostics& notes_;
};

}  // namespace

IniFile repeat_sections(IniFile file, const SmallTables& tables, Diagnostics& notes) {
  IniFile result{file.path, {}};
  Repeater repeater(tables, notes);
  for (const IniSection& section : file.sections) {
    const IniKey* each = section.find("each");
    if (!each)
      result.sections.push_back(section);
    else
      repeater.repeat(section, *each, result.sections);
  }
  std::set<std::pair<std::string, std::string>> seen;
  std::erase_if(result.sections, [&](const IniSection& section) {
    if (section.id.empty() || seen.insert({section.kind, section.id}).second) return false;
    notes.add(rule_complaint("duplicate-section"), section.at.place(),
              {section.kind + "." + section.id, std::to_string(section.at.line)});
    return true;
  });
  return result;
}

}  // namespace assess
