#include <algorithm>
#include <vector>

#include "report/formats.hpp"
#include "report/published.hpp"
#include "report/sheet.hpp"
#include "report/wording.hpp"

namespace assess {

namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

/// RFC 4180: quoted where needed, quotes doubled. A blank at an edge is quoted too, because some
/// readers drop it.
void append_text(std::string& out, std::string_view text) {
  const bool plain = text.find_first_of(",\"\n\r") == std::string_view::npos &&
                     !text.starts_with(' ') && !text.ends_with(' ');
  if (plain) {
    out += text;
    return;
  }
  out += '"';
  for (const char c : text) {
    if (c == '"') out += '"';
    out += c;
  }
  out += '"';
}

void append_cell(std::string& out, const Cell& cell, Language language) {
  if (const auto* number = std::get_if<Number>(&cell))
    append_number(out, *number);
  else if (const auto* text = std::get_if<std::string_view>(&cell))
    append_text(out, *text);
  else if (const auto* state = std::get_if<State>(&cell))
    out += state_word(*state, language);
}

/// The ranking, then the scores that it does not have; no column twice.
std::vector<SheetColumn> columns_of(const Assessment& assessment, Language language) {
  std::vector<SheetColumn> columns;
  for (SheetColumn& column : ranking_sheet(assessment, language).columns)
    if (column.kind != SheetKind::share) columns.push_back(std::move(column));
  for (SheetColumn& column : scores_sheet(assessment).columns) {
    const auto is_same = [&](const SheetColumn& other) { return other.key == column.key; };
    if (std::ranges::none_of(columns, is_same)) columns.push_back(std::move(column));
  }
  return columns;
}

void append_header(std::string& out, const std::vector<SheetColumn>& columns) {
  for (const SheetColumn& column : columns) {
    if (&column != columns.data()) out += ',';
    append_text(out, column.key);
  }
  out += '\n';
}

/// Rows begin .. end - 1. Cells are fetched column by column: units are printed in another order
/// than they are stored, and so the processor waits for many of them at once rather than for each.
void append_rows(std::string& out, const std::vector<SheetColumn>& columns, std::size_t begin,
                 std::size_t end, std::vector<Cell>& cells, Language language) {
  cells.clear();
  for (const SheetColumn& column : columns)
    for (std::size_t row = begin; row < end; ++row) cells.push_back(column.cell(row));
  for (std::size_t row = begin; row < end; ++row) {
    for (std::size_t c = 0; c < columns.size(); ++c) {
      if (c > 0) out += ',';
      append_cell(out, cells[c * (end - begin) + row - begin], language);
    }
    out += '\n';
  }
}

}  // namespace

/// A row per unit. The header has keys and ids rather than headings, whatever the language, so
/// that programs can rely on it.
std::string render_csv(const Assessment& assessment, const RenderContext& context) {
  constexpr std::size_t bytes_of_cell = 12, rows_at_once = 256;
  const auto columns = columns_of(assessment, context.language);
  const std::size_t rows = assessment.standing.printed.size();
  std::string out(context.to_pipe ? std::string_view() : byte_order_mark);
  out.reserve((rows + 1) * columns.size() * bytes_of_cell);
  append_header(out, columns);
  std::vector<Cell> cells;
  for (std::size_t begin = 0; begin < rows; begin += rows_at_once)
    append_rows(out, columns, begin, std::min(rows, begin + rows_at_once), cells, context.language);
  return out;
}

}  // namespace assess
