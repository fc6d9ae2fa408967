#include "cli/template_units.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "evidence/figures.hpp"
#include "report/wording.hpp"

namespace assess {

namespace {

/// The rules as far as the roster goes: its columns, each a quantity of its own.
Scheme roster_only(const Scheme& scheme) {
  Scheme roster = scheme;
  const std::string from = scheme.tables[0].from;
  std::erase_if(roster.tables, [&](const TableSpec& table) {
    return table.name != "units" && table.name != from;
  });
  for (TableSpec& table : roster.tables) {
    table.optional = true;
    for (ColumnSpec& column : table.columns) column.used = false, column.type.optional = true;
  }
  TableSpec& units = roster.tables[0];
  for (const std::size_t k : units.key) units.columns[k].type.optional = false;
  roster.quantities.clear();
  for (std::size_t c = 0; c < units.columns.size(); ++c) {
    const ColumnSpec& column = units.columns[c];
    roster.quantities.push_back(
        {column.name, column.type.type, column.type.words, column.at, RosterColumn{c}});
  }
  return roster;
}

CellValue value_of(const Column& column, std::size_t u, const CollectionColumn& shown,
                   const Scheme& scheme, Language language) {
  if (u >= column.size() || column.state(u) == State::missing) return {};
  if (column.state(u) != State::value) return std::string(state_word(column.state(u), language));
  const double value = column.values[u];
  switch (shown.type.type) {
    case Type::date:
      return Day{static_cast<int>(value)};
    case Type::yes_no:
      return std::string(word(no_yes_words, value != 0, language));
    case Type::text:
      break;
    default:
      return value;
  }
  std::string text(scheme.words->text(value));
  const auto& words = shown.type.words;
  const auto found = std::ranges::find(words, text);
  if (found != words.end() && shown.choices.size() == words.size())
    text = shown.choices[static_cast<std::size_t>(found - words.begin())];
  return text.empty() ? CellValue() : CellValue(std::move(text));
}

/// Warnings of files that are no roster are of no use here.
void tell_errors(const Diagnostics& found, Diagnostics& notes) {
  for (const Diagnostic& note : found.list())
    if (note.severity() == Severity::error)
      notes.add(*note.kind, note.place, note.words, note.nearest);
}

/// The columns of `units`, as the workbook shows them.
std::vector<CollectionColumn> roster_columns(const Scheme& scheme, Language language) {
  Diagnostics ignored;
  std::vector<CollectionColumn> columns(scheme.tables[0].columns.size());
  for (const CollectionSheet& sheet : collection_sheets(scheme, language, ignored))
    if (sheet.table == 0)
      for (const CollectionColumn& column : sheet.columns) columns[column.column] = column;
  return columns;
}

}  // namespace

std::optional<std::vector<CollectionUnit>> read_collection_units(
    const Scheme& scheme, const std::vector<EvidenceArgument>& evidence, Language language,
    unsigned threads, Diagnostics& notes) {
  const Scheme roster = roster_only(scheme);
  const Runner none = [](const auto&, const auto&, Diagnostics&) { return std::nullopt; };
  Diagnostics found;
  auto figures = gather(roster, evidence, threads, none, found);
  tell_errors(found, notes);
  if (!figures) return {};
  figures->unpack_all(threads);
  const auto columns = roster_columns(scheme, language);
  std::vector<CollectionUnit> units(figures->units());
  for (std::size_t u = 0; u < units.size(); ++u) {
    CollectionUnit& unit = units[u];
    for (std::size_t c = 0; c < columns.size(); ++c)
      unit.roster.push_back(value_of(figures->quantities[c], u, columns[c], roster, language));
    for (const std::size_t k : roster.tables[0].key) {
      const auto* text = std::get_if<std::string>(&unit.roster[k]);
      unit.key.push_back(text ? *text : "");
    }
    unit.label = figures->keys[u];
    if (!figures->names.empty() && !figures->names[u].empty())
      unit.label = figures->names[u] + " · " + unit.label;
  }
  return units;
}

}  // namespace assess
