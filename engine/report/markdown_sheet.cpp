#include "report/markdown_sheet.hpp"

#include <fmt/format.h>

#include "base/text.hpp"
#include "report/published.hpp"
#include "report/wording.hpp"

namespace assess {

void append_markdown_text(std::string& out, std::string_view text) {
  for (const char c : shown(text)) {
    if (std::string_view("\\`*_[]|#~").find(c) != std::string_view::npos) out += '\\';
    if (c == '<')
      out += "&lt;";
    else if (c == '>')
      out += "&gt;";
    else if (c == '&')
      out += "&amp;";
    else
      out += c;
  }
}

namespace {

void append_cell(std::string& out, const Cell& cell, Language language) {
  if (const auto* number = std::get_if<Number>(&cell))
    append_number(out, *number);
  else if (const auto* text = std::get_if<std::string_view>(&cell))
    append_markdown_text(out, *text);
  else if (const auto* state = std::get_if<State>(&cell))
    out += state_word(*state, language);
}

template <typename Append>
void append_line(std::string& out, const Sheet& sheet, Append append) {
  for (const SheetColumn& column : sheet.columns) {
    if (column.kind == SheetKind::share) continue;
    out += "| ";
    append(column);
    out += ' ';
  }
  out += "|\n";
}

void append_head(std::string& out, const Sheet& sheet, Language language) {
  out += fmt::format("\n## {}\n\n", sheet.name.in(language));
  append_line(out, sheet, [&](const SheetColumn& column) {
    append_markdown_text(out, column.heading.in(language));
  });
  append_line(out, sheet, [&](const SheetColumn& column) {
    out += column.kind == SheetKind::number ? "---:" : "---";
  });
}

}  // namespace

void append_markdown_sheet(std::string& out, const Sheet& sheet, Language language) {
  if (sheet.rows == 0) return;
  append_head(out, sheet, language);
  for (std::size_t row = 0; row < sheet.rows; ++row)
    append_line(out, sheet,
                [&](const SheetColumn& column) { append_cell(out, column.cell(row), language); });
}

}  // namespace assess
