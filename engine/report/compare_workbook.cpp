#include <algorithm>

#include "base/text.hpp"
#include "report/compare_formats.hpp"
#include "report/compare_parts.hpp"
#include "report/result_workbook_style.hpp"
#include "version.hpp"

namespace assess {

namespace {

constexpr Message compare_name{"Compare", "比较"}, groups_name{"Group means", "各组平均"},
    rules_name{"Rule changes", "规则变化"};
constexpr std::size_t most_units_in_memory = 5'000;
constexpr std::uint32_t header_row = 3;

/// The column of that key, as spreadsheets name it.
std::optional<std::uint32_t> column_of(const Sheet& sheet, std::string_view key) {
  const auto found = std::ranges::find(sheet.columns, key, &SheetColumn::key);
  if (found == sheet.columns.end()) return {};
  return static_cast<std::uint32_t>(found - sheet.columns.begin());
}

/// Grades that are others than before stand out.
void highlight_grades(SheetWriter& writer, const Sheet& sheet, std::uint32_t last_row) {
  const auto before = column_of(sheet, "old_grade"), after = column_of(sheet, "new_grade");
  if (!before || !after || sheet.rows == 0) return;
  const std::uint32_t first = header_row + 1;
  const auto cell = [&](std::uint32_t column) { return place(first, column, Fix::column); };
  writer.highlight({first, *after, last_row, *after},
                   "AND(" + cell(*before) + "<>\"\"," + cell(*after) + "<>\"\"," + cell(*before) +
                       "<>" + cell(*after) + ")",
                   {.bold = true, .fill = ResultColors::yellow});
}

/// Returns the row of the last line.
std::uint32_t add_table(SheetWriter& writer, const Comparison& c, const Message& name,
                        const Sheet& sheet, Language language) {
  const bool is_trial = !c.before.trial.empty() || !c.after.trial.empty();
  const std::string title = compared_title(c, language);
  CellFormat mark = style::title();
  if (is_trial) mark.font = ResultColors::red;
  writer.row_height(0, 26);
  writer.cell(0, 0, std::string(name.in(language)) + " · " + title, mark);
  writer.cell(1, 0, summary_sentence(c, language), style::note());
  const std::uint32_t last = write_table(writer, sheet, language, header_row);
  constexpr std::uint32_t columns_of_title = 12;  // what stands beyond the area is cut in print
  const auto columns = std::max(columns_of_title, static_cast<std::uint32_t>(sheet.columns.size()));
  writer.print({.repeated_first = header_row,
                .repeated_rows = 1,
                .area = CellRange{0, 0, last, columns - 1},
                .footer = title});
  return last;
}

}  // namespace

void add_compare_sheets(WorkbookWriter& workbook, const Comparison& c, Language language) {
  const Sheet changes = changes_sheet(c, language, Signs::shown, true);
  SheetWriter& writer = workbook.add_sheet(compare_name.in(language));
  highlight_grades(writer, changes, add_table(writer, c, compare_name, changes, language));
  const auto add_if_any = [&](const Message& name, const Sheet& sheet) {
    if (sheet.rows > 0) add_table(workbook.add_sheet(name.in(language)), c, name, sheet, language);
  };
  add_if_any(groups_name, change_groups_sheet(c));
  add_if_any(rules_name, rule_changes_sheet(c));
}

std::string compare_workbook(const Comparison& c, const RenderContext& context) {
  WorkbookWriter workbook({.title = compared_title(c, context.language),
                           .year = c.after.year,
                           .custom = {{"assess.comparison", "1"},
                                      {"assess.old_rules_sha256", c.before.sha256},
                                      {"assess.new_rules_sha256", c.after.sha256},
                                      {"assess.version", std::string(version)}},
                           .row_by_row = c.units.size() > most_units_in_memory});
  add_compare_sheets(workbook, c, context.language);
  return workbook.finish();
}

}  // namespace assess
