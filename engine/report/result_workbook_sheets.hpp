#pragma once

#include <string>
#include <vector>

#include "report/result_workbook_layout.hpp"
#include "report/result_workbook_style.hpp"

namespace assess {

// The sheets of the result workbook, one writer each. They write row by row.

void write_ranking(SheetWriter& sheet, const ResultBook& book);
void write_scores(SheetWriter& sheet, const ResultBook& book);
/// The rows above the units.
void write_scores_head(SheetWriter& sheet, const ResultBook& book);
/// One unit, chosen from a list; its cells look everything up on the sheets of scores and evidence.
void write_explain(SheetWriter& sheet, const ResultBook& book);
void write_evidence(SheetWriter& sheet, const ResultBook& book);
/// Totals and mean rates, on one page.
void write_charts(SheetWriter& sheet, const ResultBook& book);
void write_criteria(SheetWriter& sheet, const ResultBook& book);
void write_about(SheetWriter& sheet, const ResultBook& book);

/// By unit: bonuses, deductions, limits, vetoes, and why scores are what they are; one line each.
std::vector<std::string> remarks_of(const ResultBook& book);

/// What the sheet of evidence shows of each unit, in its order.
std::vector<std::size_t> evidence_shown(const Assessment& assessment);
/// The number format of a type.
std::string figure_format(Type type);
StyledCell figure_cell(const ResultBook& book, std::size_t quantity, std::size_t unit);
/// Where the columns of the ranking stand; the live ones behind the official total and grade.
struct RankingColumns {
  Sheet sheet;
  std::vector<std::uint32_t> places;  ///< by column of the sheet
  std::optional<std::uint32_t> live;
  std::uint32_t count = 0;
  std::uint32_t first(std::string_view key) const;
};
RankingColumns ranking_columns(const ResultBook& book);
/// Row of the ranking in which the first unit stands.
inline constexpr std::uint32_t first_ranking_row = 4;

/// Name of the grade, or the words of the rules in its place.
std::string grade_name(const ResultBook& book, std::size_t unit);

/// The heading, and beside it whether somebody changed a weight.
void write_heading(SheetWriter& sheet, const ResultBook& book, const Message& name);
/// A4 pages with the name of the result at the foot.
PrintSetup pages(const ResultBook& book, std::uint32_t repeated_first, std::uint32_t repeated_rows);

}  // namespace assess
