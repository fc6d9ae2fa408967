#include <fmt/format.h>

#include "base/text.hpp"
#include "report/formats.hpp"
#include "report/published.hpp"
#include "report/reasons.hpp"
#include "report/sheet.hpp"
#include "report/wording.hpp"
#include "version.hpp"

namespace assess {

namespace {

constexpr Message provenance{"Rules `{}` {} (SHA-256 {}), computed by assess {}.",
                             "规则 `{}` {}（SHA-256 {}），由 assess {} 计算。"};

/// Characters that Markdown or HTML would take for more than text.
void append_escaped(std::string& out, std::string_view text) {
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

void append_cell(std::string& out, const Cell& cell, Language language) {
  if (const auto* number = std::get_if<Number>(&cell))
    append_number(out, *number);
  else if (const auto* text = std::get_if<std::string_view>(&cell))
    append_escaped(out, *text);
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
  append_line(out, sheet,
              [&](const SheetColumn& column) { append_escaped(out, column.heading.in(language)); });
  append_line(out, sheet, [&](const SheetColumn& column) {
    out += column.kind == SheetKind::number ? "---:" : "---";
  });
}

void append_sheet(std::string& out, const Sheet& sheet, Language language) {
  if (sheet.rows == 0) return;
  append_head(out, sheet, language);
  for (std::size_t row = 0; row < sheet.rows; ++row)
    append_line(out, sheet,
                [&](const SheetColumn& column) { append_cell(out, column.cell(row), language); });
}

std::string title(const Scheme& scheme, Language language) {
  std::string out = "# ";
  append_escaped(out, scheme.name.in(language));
  out += fmt::format(" {}\n\n", scheme.year);
  std::string file = shown(scheme.file);
  for (char& c : file)
    if (c == '`') c = '\'';
  return out +
         fmt::format(fmt::runtime(provenance.in(language)), file, scheme.id, scheme.sha256,
                     version) +
         "\n";
}

}  // namespace

std::string render_markdown(const Assessment& assessment, const RenderContext& context) {
  const Language language = context.language;
  std::string out = title(assessment.scheme, language);
  append_sheet(out, ranking_sheet(assessment, language), language);
  append_sheet(out, criteria_sheet(assessment, language), language);
  append_sheet(out, reasons_sheet(assessment), language);
  append_sheet(out, adjustments_sheet(assessment, language), language);
  append_sheet(out, overrides_sheet(assessment), language);
  return out;
}

}  // namespace assess
