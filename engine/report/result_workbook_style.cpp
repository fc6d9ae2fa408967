#include "report/result_workbook_style.hpp"

#include <algorithm>
#include <cmath>

#include "base/text.hpp"
#include "report/wording.hpp"

namespace assess {

namespace {

constexpr double narrow = 9, wide = 46, spare = 3;  ///< characters; the filter button takes three
constexpr std::size_t rows_measured = 500;
constexpr double line_height = 15, most_lines = 27;  ///< a row is at most 409 points high
constexpr double fill = 0.9;  ///< of a line that words fill, before the next one no longer fits

double width_of(const Cell& cell, Language language) {
  const StyledCell shown = styled(cell, language);
  const auto* text = std::get_if<std::string>(&shown.value);
  return text ? text_width(*text) : narrow;
}

double width_of(const SheetColumn& column, std::size_t rows, Language language) {
  double width = std::max(narrow, text_width(column.heading.in(language)) + spare);
  for (std::size_t row = 0; row < std::min(rows, rows_measured); ++row)
    width = std::max(width, width_of(column.cell(row), language) + 1);
  return std::min(width, wide);
}

bool is_long(const SheetColumn& column, std::size_t rows, Language language) {
  return column.kind == SheetKind::text && width_of(column, rows, language) >= wide;
}

/// Spreadsheets do not make rows higher for a text that they did not see typed.
double lines_of(const Sheet& sheet, const std::vector<bool>& wrapped, std::size_t row,
                Language language) {
  double lines = 1;
  for (std::size_t c = 0; c < wrapped.size(); ++c)
    if (wrapped[c])
      lines = std::max(lines,
                       std::ceil(width_of(sheet.columns[c].cell(row), language) / (wide * fill)));
  return std::min(lines, most_lines);
}

}  // namespace

std::string style::number(int decimals) {
  if (decimals < 0) return {};
  return decimals == 0 ? "0" : "0." + std::string(static_cast<std::size_t>(decimals), '0');
}

double text_width(std::string_view text) {
  return static_cast<double>(display_width(text));
}

StyledCell styled(const Cell& cell, Language language) {
  if (const auto* state = std::get_if<State>(&cell))
    return {std::string(state_word(*state, language)), style::state()};
  if (const auto* text = std::get_if<std::string_view>(&cell))
    return {std::string(*text), style::cell()};
  if (const auto* number = std::get_if<Number>(&cell)) {
    std::string places = style::number(number->decimals);
    if (number->is_signed && places.empty()) places = "General";
    if (number->is_signed) places = "+" + places + ";−" + places + ";" + places;
    return {number->points.value(), style::cell(std::move(places))};
  }
  return {std::monostate(), style::cell()};
}

CellValue number_if(bool is_there, double number) {
  if (is_there) return number;
  return std::monostate();
}

std::uint32_t write_table(SheetWriter& writer, const Sheet& sheet, Language language,
                          std::uint32_t first_row) {
  const auto columns = static_cast<std::uint32_t>(sheet.columns.size());
  std::vector<bool> wrapped;
  for (std::uint32_t c = 0; c < columns; ++c) {
    const SheetColumn& column = sheet.columns[c];
    wrapped.push_back(is_long(column, sheet.rows, language));
    writer.columns(c, c, width_of(column, sheet.rows, language));
    writer.cell(first_row, c, column.heading.in(language), style::header());
  }
  const bool has_wrapped = std::ranges::find(wrapped, true) != wrapped.end();
  for (std::size_t row = 0; row < sheet.rows; ++row) {
    const std::uint32_t at = first_row + 1 + static_cast<std::uint32_t>(row);
    if (const double lines = lines_of(sheet, wrapped, row, language); lines > 1)
      writer.row_height(at, line_height * lines);
    for (std::uint32_t c = 0; c < columns; ++c) {
      auto [value, format] = styled(sheet.columns[c].cell(row), language);
      format.wrap = wrapped[c];
      format.top = has_wrapped;
      if (sheet.columns[c].key == "rate") format.number = "0.0%";
      writer.cell(at, c, value, format);
    }
  }
  const auto last = first_row + static_cast<std::uint32_t>(sheet.rows);
  if (sheet.rows > 0 && columns > 0) writer.filter({first_row, 0, last, columns - 1});
  writer.freeze(first_row + 1, 1);
  return last;
}

}  // namespace assess
