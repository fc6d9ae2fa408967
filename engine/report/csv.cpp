#include "report/formats.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include "report/csv_rows.hpp"
#include "report/csv_sheet.hpp"
#include "report/pieces.hpp"
#include "report/sheet.hpp"

namespace assess {

namespace {

constexpr std::size_t rows_of_piece = 1 << 12;  ///< laid out at once by one thread

std::vector<SheetColumn> ranking_columns(const Assessment& assessment, Language language) {
  std::vector<SheetColumn> columns;
  if (!assessment.scheme.trial.empty()) columns.push_back(trial_column(assessment.scheme));
  for (SheetColumn& column : ranking_sheet(assessment, language).columns)
    if (column.kind != SheetKind::share) columns.push_back(std::move(column));
  return columns;
}

/// The ranking, then the scores that it does not have; no column twice.
std::vector<SheetColumn> all_columns(const Assessment& assessment, Language language) {
  std::vector<SheetColumn> columns = ranking_columns(assessment, language);
  for (SheetColumn& column : scores_sheet(assessment).columns) {
    const auto is_same = [&](const SheetColumn& other) { return other.key == column.key; };
    if (std::ranges::none_of(columns, is_same)) columns.push_back(std::move(column));
  }
  return columns;
}

RowText header_of(const std::vector<SheetColumn>& columns, const RenderContext& context) {
  RowText out;
  if (!context.to_pipe) out.append(byte_order_mark);
  for (const SheetColumn& column : columns) {
    if (&column != columns.data()) out.append(",");
    append_csv_text(out, column.key, formulas_of(context));
  }
  out.append("\n");
  return out;
}

/// A row per unit. The header has keys and ids rather than headings, whatever the language, so
/// that programs can rely on it.
void write(const Assessment& assessment, const std::vector<SheetColumn>& columns,
           const RenderContext& context, const TextSink& sink) {
  const unsigned threads = context.threads;
  sink(header_of(columns, context).view());
  CsvRows rows(assessment, columns, context.language, formulas_of(context), threads);
  for (std::size_t block = 0; block < rows.blocks(); ++block) {
    rows.fetch(block, threads);
    const std::size_t count = rows.rows(block);
    const auto lay_out = [&](std::size_t piece, RowText& text) {
      const std::size_t begin = piece * rows_of_piece;
      rows.append(text, begin, std::min(count, begin + rows_of_piece));
    };
    write_pieces((count + rows_of_piece - 1) / rows_of_piece, count > rows_of_piece ? threads : 1,
                 lay_out, sink);
  }
}

std::string render(const Assessment& assessment, const std::vector<SheetColumn>& columns,
                   const RenderContext& context) {
  constexpr std::size_t bytes_of_cell = 8;
  std::string out;
  out.reserve((assessment.standing.printed.size() + 1) * columns.size() * bytes_of_cell);
  write(assessment, columns, context, [&](std::string_view piece) { out += piece; });
  return out;
}

}  // namespace

void write_csv(const Assessment& assessment, const RenderContext& context, const TextSink& sink) {
  write(assessment, all_columns(assessment, context.language), context, sink);
}

std::string render_csv(const Assessment& assessment, const RenderContext& context) {
  return render(assessment, all_columns(assessment, context.language), context);
}

void write_ranking_csv(const Assessment& assessment, const RenderContext& context,
                       const TextSink& sink) {
  write(assessment, ranking_columns(assessment, context.language), context, sink);
}

std::string render_ranking_csv(const Assessment& assessment, const RenderContext& context) {
  return render(assessment, ranking_columns(assessment, context.language), context);
}

}  // namespace assess
