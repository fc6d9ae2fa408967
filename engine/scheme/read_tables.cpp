#include <algorithm>

#include "base/date.hpp"
#include "base/text.hpp"
#include "expression/bind.hpp"
#include "scheme/beside.hpp"
#include "scheme/diagnostics.hpp"
#include "scheme/draft.hpp"
#include "scheme/scopes.hpp"
#include "scheme/values.hpp"

namespace assess {

namespace {

std::vector<std::string> column_names(const TableSpec& table) {
  std::vector<std::string> names;
  for (const ColumnSpec& column : table.columns) names.push_back(column.name);
  return names;
}

void unknown_column(const TableSpec& table, const Snippet& name, Diagnostics& notes) {
  const auto names = column_names(table);
  notes.add(rule_complaint("unknown-column"), name.place(),
            {table.name, name.text, joined(names, ", ")}, nearest(name.text, names));
}

void read_column_types(TableSpec& table, const IniSection& section, Diagnostics& notes) {
  const IniKey* columns = section.find("columns");
  if (!columns) {
    table.others = ColumnType{};
    return;
  }
  const auto groups = read_columns(columns->value, notes);
  if (!groups) {
    table.others = ColumnType{};  // so that no column is complained of because of this
    return;
  }
  for (const ColumnGroup& group : *groups)
    for (std::size_t i = 0; i < group.names.size(); ++i) {
      const std::string& name = group.names[i];
      Snippet at = columns->value;
      at.column += at.filled ? 0 : character_count(std::string_view(at.text).substr(0, group.at[i]));
      at.text = name;
      if (name == "*")
        table.others = group.type;
      else if (table.column(name))
        notes.add(rule_complaint("name-taken"), at.place(), {name, "a column of this table"});
      else
        table.columns.push_back({name, group.type, {}, at});
    }
}

/// Key columns are texts; they need not be declared.
void read_key(TableSpec& table, const Snippet* key, const std::vector<std::string>& default_key) {
  std::vector<Snippet> names;
  if (key) names = read_list(*key);
  if (!key)
    for (const std::string& name : default_key) {
      Snippet at = table.at;
      at.text = name;
      names.push_back(std::move(at));
    }
  for (const Snippet& name : names) {
    auto column = table.column(name.text);
    if (!column) {
      column = table.columns.size();
      table.columns.push_back({name.text, {}, {}, name});
    }
    ColumnSpec& spec = table.columns[*column];
    if (spec.type.type != Type::text) spec.type = ColumnType{Type::text, {}, {}, {}, false};
    spec.used = true;
    table.key.push_back(*column);
  }
}

/// Columns with further names of the unit are texts that may be empty.
void read_known_as(TableSpec& table, const IniSection& section, Diagnostics& notes) {
  const IniKey* key = section.find("known_as");
  if (!key) return;
  if (table.name != "units" || table.key.size() != 1)
    notes.add(rule_complaint("known-as"), key->value.place());
  for (const Snippet& name : read_list(key->value)) {
    auto column = table.column(name.text);
    if (!column) {
      column = table.columns.size();
      table.columns.push_back({name.text, {}, {}, name});
    }
    ColumnSpec& spec = table.columns[*column];
    spec.type = ColumnType{Type::text, {}, {}, {}, true};
    spec.used = true;
    table.known_as.push_back(*column);
  }
}

void read_alias(TableSpec& table, const IniKey& alias, Diagnostics& notes) {
  const auto spellings = read_list(alias.value);
  if (const auto column = table.column(alias.suffix)) {
    for (const Snippet& spelling : spellings)
      table.columns[*column].aliases.push_back(spelling.text);
    return;
  }
  std::vector<std::string> words{"yes", "no", "nil", "missing", "not_applicable"};
  for (const ColumnSpec& column : table.columns)
    words.insert(words.end(), column.type.words.begin(), column.type.words.end());
  if (std::ranges::find(words, alias.suffix) != words.end()) {
    for (const Snippet& spelling : spellings)
      table.cells.words.emplace_back(spelling.text, alias.suffix);
    return;
  }
  if (table.others) {  // a column that falls under *
    table.columns.push_back({alias.suffix, *table.others, {}, alias.at});
    return read_alias(table, alias, notes);
  }
  for (const ColumnSpec& column : table.columns) words.push_back(column.name);
  notes.add(rule_complaint("unknown-column"), alias.at.place(),
            {table.name, alias.suffix, joined(column_names(table), ", ")},
            nearest(alias.suffix, words));
}

void read_table(Draft& draft, const IniSection& section, const std::vector<std::string>& key) {
  TableSpec table;
  table.name = section.id;
  table.at = section.at;
  read_column_types(table, section, draft.notes);
  const IniKey* own_key = section.find("key");
  read_key(table, own_key ? &own_key->value : nullptr, key);
  read_known_as(table, section, draft.notes);
  for (const IniKey& alias : section.keys)
    if (alias.name == "alias") read_alias(table, alias, draft.notes);
  if (const IniKey* file = section.find("file"))
    for (const Snippet& name : read_list(file->value)) table.files.push_back(name.text);
  if (table.files.empty()) table.files.push_back(table.name);
  if (const IniKey* from = section.find("from")) table.from = from->value.text;
  if (const IniKey* run = section.find("run")) {
    table.run = run->value.text;
    if (!lies_beside(table.run))
      draft.notes.add(rule_complaint("unsafe-path"), run->value.place(), {table.run});
  }
  if (const IniKey* query = section.find("query")) table.query = query->value.text;
  if (const IniKey* optional = section.find("optional"))
    table.optional = read_word(optional->value, "optional", {"no", "yes"}, draft.notes) == 1u;
  if (table.files.size() > 1 && !table.column("sheet"))
    table.columns.push_back({"sheet", {Type::text, {}, {}, {}, true}, {}, section.at});
  draft.scheme.tables.push_back(std::move(table));
}

void read_unique(TableSpec& table, const IniSection& section, Diagnostics& notes) {
  const IniKey* unique = section.find("unique");
  if (!unique) return;
  for (const Snippet& name : read_list(unique->value)) {
    if (const auto column = table.column(name.text)) {
      table.unique.push_back(*column);
      table.columns[*column].used = true;
    } else
      unknown_column(table, name, notes);
  }
}

/// Decisions after an appeal: the table is there whether the rules name it or not.
IniSection reserved_overrides(const Draft& draft) {
  IniSection section;
  section.kind = "table";
  section.id = "overrides";
  if (!draft.file.sections.empty()) section.at = draft.file.sections[0].at;
  const auto add = [&](const char* key, const char* value) {
    IniKey one{key, "", section.at, section.at};
    one.value.text = value;
    section.keys.push_back(std::move(one));
  };
  add("columns", "node: text, score: number?, document: text, reason: text?, date: date?");
  add("optional", "yes");
  return section;
}

std::vector<std::string> ledger_names(const Scheme& scheme) {
  std::vector<std::string> names;
  for (std::size_t t = 1; t < scheme.tables.size(); ++t) names.push_back(scheme.tables[t].name);
  return names;
}

}  // namespace

/// `units` comes first, so that its key is known to the others; without a section it is
/// `key = unit` and every other column a number.
void read_tables(Draft& draft) {
  const IniSection* units = draft.section("table", "units");
  IniSection plain;
  plain.kind = "table";
  plain.id = "units";
  if (!draft.file.sections.empty()) plain.at = draft.file.sections[0].at;
  read_table(draft, units ? *units : plain, {"unit"});
  const TableSpec& roster = draft.scheme.tables[0];
  std::vector<std::string> key;
  for (const std::size_t column : roster.key) key.push_back(roster.columns[column].name);
  for (const IniSection& section : draft.file.sections)
    if (section.kind == "table" && section.id != "units" && !section.id.empty())
      read_table(draft, section, key);
  if (!draft.scheme.table("overrides")) read_table(draft, reserved_overrides(draft), key);
  // what names a unit has the same spellings everywhere
  for (std::size_t t = 1; t < draft.scheme.tables.size(); ++t)
    for (const std::size_t column : draft.scheme.tables[t].key)
      for (const std::size_t of_roster : draft.scheme.tables[0].key) {
        const ColumnSpec& own = draft.scheme.tables[0].columns[of_roster];
        ColumnSpec& there = draft.scheme.tables[t].columns[column];
        if (own.name == there.name)
          there.aliases.insert(there.aliases.end(), own.aliases.begin(), own.aliases.end());
      }
}

void bind_tables(Draft& draft) {
  for (std::size_t t = 0; t < draft.scheme.tables.size(); ++t) {
    const IniSection* section = draft.section("table", draft.scheme.tables[t].name);
    if (!section) continue;
    LedgerScope scope(draft, t);
    read_unique(draft.scheme.tables[t], *section, draft.notes);
    if (const IniKey* where = section->find("where"))
      draft.scheme.tables[t].where =
          bound_expression(where->value, scope, draft.notes, Type::yes_no);
    if (const IniKey* keep = section->find("keep"))
      if (const auto order = read_keep(keep->value, draft.notes)) {
        auto by = bind(order->expr, scope, {keep->value, draft.notes});
        if (by) draft.scheme.tables[t].keep = Keep{!order->lowest, std::move(*by)};
      }
    const std::string& from = draft.scheme.tables[t].from;
    if (!from.empty() && !draft.scheme.table(from))
      draft.notes.add(rule_complaint("unknown-table"), section->find("from")->value.place(), {from},
                      nearest(from, ledger_names(draft.scheme)));
  }
}

}  // namespace assess
