#include <algorithm>

#include "base/points.hpp"
#include "report/quantities_used.hpp"
#include "report/result_workbook_sheets.hpp"
#include "report/result_workbook_style.hpp"
#include "report/result_workbook_words.hpp"
#include "report/wording.hpp"

namespace assess {

namespace {

namespace words = workbook_words;

constexpr double key_width = 12, figure_width = 14;
constexpr std::uint32_t header_row = ScoresLayout::header;  ///< units stand in the same rows

}  // namespace

std::string figure_format(Type type) {
  if (type == Type::percent) return "0.00%";
  return type == Type::date ? "yyyy-mm-dd" : type == Type::text ? "@" : "";
}

StyledCell figure_cell(const ResultBook& book, std::size_t quantity, std::size_t unit) {
  const Assessment& a = book.assessment;
  const Column& column = a.scores.quantities[quantity];
  const State state = column.state(unit);
  if (state != State::value) return {std::string(state_word(state, book.language)), style::state()};
  const double x = column.values[unit];
  const Type type = a.scheme.quantities[quantity].type;
  const CellFormat format = style::cell(figure_format(type));
  if (type == Type::text) return {std::string(a.scheme.words->text(x)), format};
  if (type == Type::date) return {Day{static_cast<int>(x)}, format};
  if (type == Type::yes_no)
    return {std::string(word(no_yes_words, x != 0 ? 1 : 0, book.language)), format};
  return {snapped(x), format};
}

std::vector<std::size_t> evidence_shown(const Assessment& a) {
  std::vector<std::size_t> shown = quantities_used(a.scheme);
  std::erase_if(shown, [&](std::size_t q) { return a.scores.quantities[q].size() == 0; });
  return shown;
}

void write_evidence(SheetWriter& sheet, const ResultBook& book) {
  static constexpr Message what{
      "The figures that the rules took from the evidence, named as in the rules.",
      "规则从证据中取得的各项数值，名称与规则一致。"};
  const auto shown = evidence_shown(book.assessment);
  const auto columns = static_cast<std::uint32_t>(shown.size()) + 1;
  sheet.columns(0, 0, key_width);
  if (columns > 1) sheet.columns(1, columns - 1, figure_width);
  write_heading(sheet, book, words::evidence);
  sheet.cell(1, 0, book.text(what), style::note());
  for (std::uint32_t row = 2; row < header_row; ++row) sheet.hide_row(row);
  sheet.row_height(header_row, 76);
  CellFormat header = style::header();
  sheet.cell(header_row, 0, book.text(words::unit), header);
  header.size = 8;
  for (std::uint32_t c = 1; c < columns; ++c)
    sheet.cell(header_row, c, book.assessment.scheme.quantities[shown[c - 1]].text, header);
  for (std::size_t i = 0; i < book.units.size(); ++i) {
    const std::uint32_t row = book.layout.row(i), u = book.units[i];
    sheet.cell(row, 0, std::string(book.assessment.figures.keys[u]), style::strong("@"));
    for (std::uint32_t c = 1; c < columns; ++c) {
      const StyledCell cell = figure_cell(book, shown[c - 1], u);
      sheet.cell(row, c, cell.value, cell.format);
    }
  }
  if (!book.units.empty()) sheet.filter({header_row, 0, book.layout.last, columns - 1});
  sheet.freeze(header_row + 1, 1);
  PrintSetup setup = pages(book, header_row, 1);
  setup.pages_wide = std::max(1u, columns / 14);
  setup.repeated_columns = 1;
  sheet.print(setup);
}

}  // namespace assess
