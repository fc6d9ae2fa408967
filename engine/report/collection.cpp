#include "report/collection.hpp"

#include <algorithm>
#include <functional>

#include "base/text.hpp"
#include "base/utf8.hpp"
#include "report/diagnostics.hpp"
#include "report/wording.hpp"
#include "report/workbook_text.hpp"

namespace assess {

namespace {

bool is_chinese(std::string_view text) {
  return std::ranges::any_of(code_points(text), [](char32_t c) {
    return (c >= 0x3400 && c <= 0x9fff) || (c >= 0x20000 && c <= 0x323af);
  });
}

/// Whether a reader could take the spelling for another column.
bool is_of_another(const TableSpec& table, const ColumnSpec& column, const std::string& spelling) {
  const std::string key = name_key(spelling);
  return std::ranges::any_of(table.columns, [&](const ColumnSpec& other) {
    if (&other == &column) return false;
    return name_key(other.name) == key ||
           std::ranges::any_of(other.aliases,
                               [&](const std::string& a) { return name_key(a) == key; });
  });
}

std::string header_of(const TableSpec& table, const ColumnSpec& column, Language language) {
  if (language == Language::zh && !is_chinese(column.name))
    for (const std::string& alias : column.aliases)
      if (is_chinese(alias) && !is_of_another(table, column, alias)) return alias;
  return column.name;
}

std::string choice_of(const TableSpec& table, const std::string& word, Language language) {
  if (language == Language::zh && !is_chinese(word))
    for (const auto& [spelling, meaning] : table.cells.words)
      if (meaning == word && is_chinese(spelling)) return spelling;
  return word;
}

std::vector<std::string> choices_of(const TableSpec& table, const ColumnType& type,
                                    Language language) {
  std::vector<std::string> choices;
  if (type.type == Type::yes_no)
    for (const bool yes : {true, false}) choices.emplace_back(word(no_yes_words, yes, language));
  for (const std::string& word : type.words) choices.push_back(choice_of(table, word, language));
  return choices;
}

std::vector<CollectionColumn> columns_of(const TableSpec& table, Language language) {
  std::vector<CollectionColumn> columns;
  for (std::size_t c = 0; c < table.columns.size(); ++c) {
    const ColumnSpec& column = table.columns[c];
    if (column.name == "sheet") continue;  // the reader's own word for where a row comes from
    const bool is_key = std::ranges::find(table.key, c) != table.key.end();
    columns.push_back({c, header_of(table, column, language), column.type,
                       choices_of(table, column.type, language), is_key,
                       is_key || !column.type.optional});
  }
  // who it is about comes first
  std::ranges::stable_partition(columns, std::identity{}, &CollectionColumn::names_unit);
  return columns;
}

std::string sheet_name_of(const TableSpec& table, Language language) {
  if (language == Language::zh && !is_chinese(table.name))
    for (const std::string& name : table.files)
      if (is_chinese(name) && !sheet_name_fault(name)) return name;
  return table.name;
}

bool is_collected(const Scheme& scheme, std::size_t t) {
  const TableSpec& table = scheme.tables[t];
  return table.run.empty() && table.from.empty() && table.name != "overrides";
}

void complain(const Scheme& scheme, std::size_t t, const Message& fault, Diagnostics& notes) {
  const TableSpec& table = scheme.tables[t];
  notes.add(report_complaint("sheet-name"), table.at.place(),
            {table.name, both(fault.en, fault.zh), "table_" + std::to_string(t)});
}

}  // namespace

std::vector<CollectionSheet> collection_sheets(const Scheme& scheme, Language language,
                                               Diagnostics& notes) {
  std::vector<CollectionSheet> sheets;
  for (std::size_t t = 0; t < scheme.tables.size(); ++t) {
    if (!is_collected(scheme, t)) continue;
    const TableSpec& table = scheme.tables[t];
    CollectionSheet sheet{t, sheet_name_of(table, language), columns_of(table, language)};
    const bool twice = std::ranges::any_of(sheets, [&](const CollectionSheet& other) {
      return name_key(other.name) == name_key(sheet.name);
    });
    if (const auto fault = sheet_name_fault(sheet.name))
      complain(scheme, t, *fault, notes);
    else if (twice)
      complain(scheme, t, {"another table is called alike", "另一个表的名称相同"}, notes);
    else
      sheets.push_back(std::move(sheet));
  }
  return sheets;
}

}  // namespace assess
