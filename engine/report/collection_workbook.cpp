#include <algorithm>
#include <map>

#include "base/text.hpp"
#include "report/collection.hpp"
#include "report/collection_instructions.hpp"
#include "report/collection_rules.hpp"
#include "report/collection_words.hpp"
#include "report/workbook_text.hpp"
#include "version.hpp"

namespace assess {

namespace {

using Colors = CollectionColors;

constexpr std::uint32_t first_entry = 1, last_entry = 1'048'575;  ///< every row below the header

/// The hidden sheet with what drop-downs offer: lists inside a validation end at 255 bytes.
class Lists {
 public:
  Lists(SheetWriter& sheet, std::string name) : sheet_(sheet), name_(std::move(name)) {
    sheet_.hide();
    sheet_.protect();
  }
  /// Where these words stand; equal lists stand there once.
  std::string range(const std::vector<std::string>& words) {
    if (words.empty()) return "";
    const auto [place, fresh] =
        columns_.try_emplace(words, static_cast<std::uint32_t>(columns_.size()));
    const auto last = static_cast<std::uint32_t>(words.size() - 1);
    for (std::uint32_t i = 0; fresh && i <= last; ++i)
      sheet_.cell(i, place->second, words[i], {.number = "@"});
    return range_reference(name_, place->second, 0, last);
  }

 private:
  SheetWriter& sheet_;
  std::string name_;
  std::map<std::vector<std::string>, std::uint32_t> columns_;
};

/// `wanted`, or with underlines behind it if a table is called so.
std::string free_name(std::string wanted, const std::vector<CollectionSheet>& sheets) {
  const auto taken = [&](const CollectionSheet& sheet) {
    return name_key(sheet.name) == name_key(wanted);
  };
  while (std::ranges::any_of(sheets, taken)) wanted += '_';
  return wanted;
}

class Filler {
 public:
  Filler(const Scheme& scheme, Language language, const CollectionUnit* unit, Lists& lists)
      : scheme_(scheme),
        language_(language),
        unit_(unit),
        lists_(lists),
        states_(lists.range({state_spellings().begin(), state_spellings().end()})) {}

  void write(SheetWriter& sheet, const CollectionSheet& about) {
    const bool one_row = unit_ && about.table == 0;
    for (std::uint32_t c = 0; c < about.columns.size(); ++c) {
      write_header(sheet, c, about.columns[c]);
      CellFormat format = entry_format(about.columns[c].type);
      format.unlocked = !one_row;
      sheet.columns(c, c, entry_width(about.columns[c]), format);
      if (one_row) write_known(sheet, c, about.columns[c]);
      validate(sheet, c, about, one_row);
    }
    sheet.row_height(0, 24);
    sheet.freeze(1, static_cast<std::uint32_t>(scheme_.tables[about.table].key.size()));
    sheet.print_wide(1);
    sheet.protect();
  }

 private:
  void write_header(SheetWriter& sheet, std::uint32_t c, const CollectionColumn& column) const {
    CellFormat format{.bold = true, .wrap = true, .border = true, .center = true};
    format.font = column.required ? Colors::white : Colors::dark;
    format.fill = column.required ? Colors::required : Colors::optional;
    sheet.cell(0, c, column.header, format);
  }

  /// What the office knows of the unit stands there and is locked; the rest is for the unit.
  void write_known(SheetWriter& sheet, std::uint32_t c, const CollectionColumn& column) const {
    const CellValue& known = unit_->roster[column.column];
    CellFormat format = entry_format(column.type);
    const bool empty = std::holds_alternative<std::monostate>(known);
    if (!empty) format.unlocked = false, format.fill = Colors::filled;
    sheet.cell(first_entry, c, known, format);
  }

  void validate(SheetWriter& sheet, std::uint32_t c, const CollectionSheet& about, bool one_row) {
    const CollectionColumn& column = about.columns[c];
    const Validation rule =
        validation_of(column, language_, scheme_.year, cell_reference(first_entry, c),
                      lists_.range(choices_of(about, column)), states_);
    sheet.validate({first_entry, c, one_row ? first_entry : last_entry, c}, rule);
  }

  /// In a unit's own workbook a ledger offers that unit only. It is not filled in before: a row
  /// that holds a unit and nothing else would be read as a row.
  std::vector<std::string> choices_of(const CollectionSheet& about,
                                      const CollectionColumn& column) const {
    const auto& key = scheme_.tables[about.table].key;
    const auto part = static_cast<std::size_t>(std::ranges::find(key, column.column) - key.begin());
    if (!unit_ || part >= key.size() || part >= unit_->key.size()) return column.choices;
    return {unit_->key[part]};
  }

  const Scheme& scheme_;
  Language language_;
  const CollectionUnit* unit_;
  Lists& lists_;
  std::string states_;
};

WorkbookProperties properties_of(const Scheme& scheme, Language language) {
  return {scheme.name.in(language),
          scheme.year,
          {{"assess.template", "1"},
           {"assess.rules_sha256", scheme.sha256},
           {"assess.rules_id", scheme.id},
           {"assess.version", std::string(version)}}};
}

}  // namespace

std::string collection_workbook(const Scheme& scheme, const std::vector<CollectionSheet>& sheets,
                                Language language, const CollectionUnit* unit) {
  WorkbookWriter book(properties_of(scheme, language));
  const bool zh = language == Language::zh;
  SheetWriter& instructions = book.add_sheet(free_name(zh ? "填写说明" : "instructions", sheets));
  instructions.tab_color(Colors::required);
  write_instructions(instructions, scheme, sheets, language, unit);
  std::vector<SheetWriter*> writers;
  for (const CollectionSheet& sheet : sheets) writers.push_back(&book.add_sheet(sheet.name));
  const std::string name = free_name("lists", sheets);
  Lists lists(book.add_sheet(name), name);
  Filler filler(scheme, language, unit, lists);
  for (std::size_t s = 0; s < sheets.size(); ++s) filler.write(*writers[s], sheets[s]);
  return book.finish();
}

}  // namespace assess
