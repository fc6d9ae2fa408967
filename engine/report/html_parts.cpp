#include "report/html_parts.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "report/html_text.hpp"
#include "report/published.hpp"
#include "report/wording.hpp"

namespace assess {

std::string html_cell(const Cell& cell, Language language) {
  std::string text;
  if (const auto* number = std::get_if<Number>(&cell))
    append_number(text, *number);
  else if (const auto* words = std::get_if<std::string_view>(&cell))
    text = html(*words);
  else if (const auto* state = std::get_if<State>(&cell))
    text = state_word(*state, language);
  return text;
}

std::string html_unit_id(std::size_t place) {
  return "u-" + std::to_string(place + 1);
}

std::string html_length(double x) {
  std::string text;
  append_number(text, Number{publish(std::isfinite(x) ? x : 0, to_decimals(2)), shortest});
  return text;
}

std::string html_grade_class(const Assessment& assessment, std::size_t unit) {
  const auto grade = assessment.standing.grade[unit];
  return grade == no_grade ? "grade-none" : "grade-" + std::to_string(grade);
}

namespace {

bool is_blank(const SheetColumn& column, std::size_t rows) {
  for (std::size_t row = 0; row < rows; ++row) {
    const Cell cell = column.cell(row);
    const auto* text = std::get_if<std::string_view>(&cell);
    if (!std::holds_alternative<std::monostate>(cell) && !(text && text->empty())) return false;
  }
  return true;
}

std::string_view alignment(const SheetColumn& column) {
  constexpr std::array<std::string_view, 5> long_texts{"reasons", "before", "after", "fact",
                                                       "remedy"};
  if (column.kind == SheetKind::number) return " class=\"n\"";
  if (std::ranges::find(long_texts, column.key) != long_texts.end()) return " class=\"long\"";
  return column.key == "sha256" ? " class=\"hash\"" : "";
}

std::string wrapped_table(std::string_view name, std::string_view rows) {
  return fmt::format(
      "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"{0}\"><table>\n"
      "<caption>{0}</caption>{1}</tbody></table></div>\n",
      name, rows);
}

}  // namespace

std::string html_sheet(const Sheet& sheet, Language language) {
  if (sheet.rows == 0) return {};
  std::vector<const SheetColumn*> columns;
  for (const SheetColumn& column : sheet.columns)
    if (column.kind != SheetKind::share && !is_blank(column, sheet.rows))
      columns.push_back(&column);
  std::string out = "<thead><tr>";
  for (const SheetColumn* column : columns)
    out += fmt::format("<th scope=\"col\"{}>{}</th>", alignment(*column),
                       html(column->heading.in(language)));
  out += "</tr></thead><tbody>\n";
  for (std::size_t row = 0; row < sheet.rows; ++row) {
    out += "<tr>";
    for (const SheetColumn* column : columns)
      out += column->key == "unit"
                 ? fmt::format("<th scope=\"row\">{}</th>", html_cell(column->cell(row), language))
                 : fmt::format("<td{}>{}</td>", alignment(*column),
                               html_cell(column->cell(row), language));
    out += "</tr>\n";
  }
  return wrapped_table(html(sheet.name.in(language)), out);
}

std::string html_table(const ExplainTable& table) {
  if (table.rows.empty()) return {};
  const auto row = [&](const std::vector<std::string>& cells, std::string_view tag) {
    std::string out = "<tr>";
    for (std::size_t c = 0; c < cells.size(); ++c)
      out += fmt::format("<{0}{1}{2}>{3}</{0}>", tag, tag == "th" ? " scope=\"col\"" : "",
                         table.right[c] ? " class=\"n\"" : "", html(cells[c]));
    return out + "</tr>\n";
  };
  std::string out = "<thead>" + row(table.head, "th") + "</thead><tbody>\n";
  for (const auto& cells : table.rows) out += row(cells, "td");
  return wrapped_table(html(table.heading), out);
}

}  // namespace assess
