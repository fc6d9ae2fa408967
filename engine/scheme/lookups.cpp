#include <algorithm>

#include "base/points.hpp"
#include "base/text.hpp"
#include "expression/diagnostics.hpp"
#include "scheme/diagnostics.hpp"
#include "scheme/scopes.hpp"
#include "scheme/values.hpp"

namespace assess {

namespace {

/// What a lookup says, before its keys get the types of the expression that asks.
struct Entry {
  std::vector<std::string> keys;
  Snippet value;
};
struct Entries {
  std::size_t key_count = 0;
  std::vector<Entry> entries;
  const IniKey* otherwise = nullptr;
  bool texts = false;  ///< entries of a file are cells, not expressions, unless they are numbers
};

std::vector<std::string> key_words(const Snippet& words) {
  std::vector<std::string> keys;
  for (const Snippet& word : read_list(words)) {
    std::string_view key = word.text;
    if (key.size() >= 2 && key.front() == '"' && key.back() == '"')
      key = key.substr(1, key.size() - 2);
    keys.emplace_back(key);
  }
  return keys;
}

Entries entries_in_place(const IniSection& section) {
  Entries result;
  for (const IniKey& key : section.keys) {
    if (key.name == "otherwise") {
      result.otherwise = &key;
      continue;
    }
    result.entries.push_back({key_words(key.at), key.value});
    result.key_count = std::max(result.key_count, result.entries.back().keys.size());
  }
  return result;
}

std::optional<std::size_t> header_column(const SmallTable& table, const Snippet& name,
                                         Diagnostics& notes) {
  const auto found = std::ranges::find(table.header, name.text);
  if (found != table.header.end()) return static_cast<std::size_t>(found - table.header.begin());
  notes.add(rule_complaint("each-column"), name.place(),
            {table.file, name.text, joined(table.header, ", ")}, nearest(name.text, table.header));
  return {};
}

std::optional<Entries> entries_in_file(Draft& draft, const IniSection& section,
                                       const std::string& member) {
  const IniKey* file = section.find("file");
  const IniKey* key = section.find("key");
  if (!key) {
    draft.notes.add(rule_complaint("missing-key"), section.at.place(), {section.at.text, "key"});
    return {};
  }
  const auto table = draft.small_tables(file->value, draft.notes);
  if (!table) return {};
  std::vector<std::size_t> key_columns;
  for (const Snippet& name : read_list(key->value)) {
    const auto column = header_column(*table, name, draft.notes);
    if (!column) return {};
    key_columns.push_back(*column);
  }
  std::size_t value_column = table->header.size() - 1;
  Snippet asked = file->value;
  if (const IniKey* value = section.find("value")) asked = value->value;
  if (!member.empty()) asked.text = member;
  if (!member.empty() || section.find("value")) {
    const auto column = header_column(*table, asked, draft.notes);
    if (!column) return {};
    value_column = *column;
  }
  Entries result{key_columns.size(), {}, section.find("otherwise"), true};
  for (std::size_t r = 0; r < table->rows.size(); ++r) {
    Entry entry{{}, file->value};
    for (const std::size_t column : key_columns) entry.keys.push_back(table->rows[r][column]);
    entry.value.text = table->rows[r][value_column];
    entry.value.filled = true;
    result.entries.push_back(std::move(entry));
  }
  return result;
}

std::optional<Entries> entries_of(Draft& draft, const IniSection& section,
                                  const std::string& member) {
  return section.find("file") ? entries_in_file(draft, section, member) : entries_in_place(section);
}

/// A key as the asking expression compares it: as a number if it is one there, else as a text.
std::optional<double> key_code(const std::string& word, const Expr& asked, Words& words) {
  if (!asked.type || *asked.type == Type::text) return words.code(word);
  if (*asked.type == Type::yes_no) {
    if (word == "yes" || word == "no") return word == "yes" ? 1.0 : 0.0;
    return {};
  }
  Diagnostics ignored;
  Snippet snippet;
  snippet.text = word;
  const auto number = parse_points(word);
  if (number) return number->value();
  return {};
}

/// Cells of a file: a number if all are numbers, else texts.
std::optional<Expr> cell_entry(const Snippet& cell, bool numbers, Words& words) {
  if (cell.text.empty()) {
    Expr nothing;
    nothing.kind = Expr::Kind::absence;
    nothing.state = State::missing;
    return nothing;
  }
  if (numbers) return constant_of(parse_points(cell.text)->value(), Type::number);
  Expr text = constant_of(words.code(cell.text), Type::text);
  text.name = cell.text;
  return text;
}

/// Entries of lookups may ask other lookups: in a few steps, and in no circle.
class Underway {
 public:
  Underway(Draft& draft, const std::string& name) : draft_(draft) {
    const auto& names = draft.lookups_underway;
    circle_.assign(std::ranges::find(names, name), names.end());
    circle_.push_back(name);
    if (!names.empty()) ++draft_.lookups_inside;
    draft_.lookups_underway.push_back(name);
  }
  Underway(const Underway&) = delete;
  Underway& operator=(const Underway&) = delete;
  ~Underway() { draft_.lookups_underway.pop_back(); }

  bool may_go_on(const Context& context, const Expr& lookup) const {
    if (circle_.size() > 1) {
      context.complain(rule_complaint("circle"), lookup, {joined(circle_, " → ")});
      return false;
    }
    const std::size_t depth = draft_.lookups_underway.size() - 1;
    if (depth <= most_deep && draft_.lookups_inside <= most_inside) return true;
    if (depth > most_deep || draft_.lookups_inside == most_inside + 1)  // one complaint is enough
      context.complain(rule_complaint("long-chain"), lookup,
                       {lookup.name, draft_.lookups_underway[0], std::to_string(depth)});
    return false;
  }

 private:
  static constexpr std::size_t most_deep = 16, most_inside = 10'000;
  Draft& draft_;
  std::vector<std::string> circle_;
};

/// The same key twice, with something else behind it, would be settled by the order of lines.
bool check_once(const Lookup& table, const std::vector<std::vector<std::string>>& words,
                const Context& context, const Expr& lookup) {
  for (std::size_t e = 0; e < table.keys.size(); ++e) {
    const long first = table.find(table.keys[e].data());
    const std::string here = to_text(table.entries[e]);
    const std::string there = to_text(table.entries[static_cast<std::size_t>(first)]);
    if (here == there) continue;
    context.complain(rule_complaint("lookup-twice"), lookup,
                     {table.name, joined(words[e], ", "), there, here});
    return false;
  }
  return true;
}

/// Each word of a closed list must be listed; what is missing would only show in a bad year.
void check_gaps(const Lookup& table, const Expr& lookup, const std::vector<Expr>& keys,
                const Context& context, Words& words) {
  if (!table.otherwise.empty() || keys.size() != 1) return;
  for (const std::string& word : keys[0].words) {
    const double code = words.code(word);
    if (table.find(&code) < 0)
      context.complain(rule_complaint("lookup-gap"), lookup, {table.name, word});
  }
}

}  // namespace

std::optional<Expr> bind_lookup(Draft& draft, Scope& scope, const Expr& lookup,
                                std::vector<Expr> keys, const Context& context) {
  const IniSection* section = draft.section("lookup", lookup.name);
  if (!section) {
    std::vector<std::string> names;
    for (const IniSection& s : draft.file.sections)
      if (s.kind == "lookup") names.push_back(s.id);
    context.complain(rule_complaint("unknown-lookup"), lookup, {lookup.name},
                     nearest(lookup.name, names));
    return {};
  }
  draft.lookups_asked.insert(lookup.name);
  const Underway underway(draft, lookup.name);
  if (!underway.may_go_on(context, lookup)) return {};
  const auto source = entries_of(draft, *section, lookup.member);
  if (!source) return {};
  if (source->key_count != keys.size()) {
    context.complain(rule_complaint("lookup-keys"), lookup,
                     {lookup.name, std::to_string(source->key_count), std::to_string(keys.size())});
    return {};
  }
  Lookup table;
  table.name = lookup.name;
  table.key_count = keys.size();
  const bool numbers = std::ranges::all_of(source->entries, [](const Entry& entry) {
    return entry.value.text.empty() || parse_points(entry.value.text).has_value();
  });
  std::vector<std::vector<std::string>> words;  // of each entry, as typed
  std::optional<Type> type;
  bool ok = true;
  const auto add = [&](std::vector<Expr>& to, std::optional<Expr> entry, const Snippet& at) {
    if (!entry) return void(ok = false);
    if (entry->type && type && entry->type != type) {
      draft.notes.add(expression_complaint("unlike-types"), at.place(),
                      {type_name(type), type_name(entry->type), "lookup"});
      ok = false;
    }
    if (entry->type) type = entry->type;
    to.push_back(std::move(*entry));
  };
  for (const Entry& entry : source->entries) {
    std::vector<double> codes;
    for (std::size_t k = 0; k < entry.keys.size() && k < keys.size(); ++k)
      if (const auto code = key_code(entry.keys[k], keys[k], scope.words())) codes.push_back(*code);
    if (codes.size() != keys.size()) continue;  // such a key can never be asked for
    table.keys.push_back(std::move(codes));
    words.push_back(entry.keys);
    add(table.entries,
        source->texts ? cell_entry(entry.value, numbers, scope.words())
                      : bound_expression(entry.value, scope, draft.notes, {}),
        entry.value);
  }
  if (source->otherwise)
    add(table.otherwise, bound_expression(source->otherwise->value, scope, draft.notes, {}),
        source->otherwise->value);
  if (!ok) return {};
  table.sort();
  if (!check_once(table, words, context, lookup)) return {};
  check_gaps(table, lookup, keys, context, scope.words());
  Expr bound = lookup;
  bound.args = std::move(keys);
  bound.type = type;
  bound.table = std::make_shared<const Lookup>(std::move(table));
  return bound;
}

namespace {

/// Complaints about a lookup, as if an expression of the unit, or of the rows of `table`, asked it.
Diagnostics complaints_of(const Draft& draft, const IniSection& section,
                          std::optional<std::size_t> table) {
  Diagnostics notes;
  Draft trial{draft.scheme,           draft.file, draft.small_tables, notes, draft.definitions, {},
              draft.quantity_of_text, {}};  // nothing asks it: no trace
  const auto source = entries_of(trial, section, "");
  if (!source) return notes;
  Expr asked, key;
  asked.kind = Expr::Kind::lookup;
  asked.name = section.id;
  key.kind = Expr::Kind::absence;
  const std::vector<Expr> keys(source->key_count, key);
  UnitScope of_unit(trial);
  LedgerScope of_rows(trial, table.value_or(0));
  Scope& scope = table ? static_cast<Scope&>(of_rows) : of_unit;
  bind_lookup(trial, scope, asked, keys, {section.at, notes});
  return notes;
}

}  // namespace

/// A mistake in a lookup that is not asked yet would only show in the year that asks it.
void check_spare_lookups(Draft& draft) {
  for (const IniSection& section : draft.file.sections) {
    if (section.kind != "lookup" || draft.lookups_asked.contains(section.id)) continue;
    const Diagnostics told = complaints_of(draft, section, {});
    bool fits = !told.has_errors();  // its entries may be meant for the rows of some ledger
    for (std::size_t t = 1; t < draft.scheme.tables.size() && !fits; ++t)
      fits = !complaints_of(draft, section, t).has_errors();
    if (!fits) draft.notes.append(told);
  }
}

}  // namespace assess
