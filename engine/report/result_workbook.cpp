#include <algorithm>

#include "report/compare_parts.hpp"
#include "report/formats.hpp"
#include "report/import_report.hpp"
#include "report/result_workbook_formulas.hpp"
#include "report/result_workbook_sheets.hpp"
#include "report/result_workbook_words.hpp"
#include "version.hpp"

namespace assess {

namespace {

namespace words = workbook_words;

constexpr std::size_t most_live_units = 2'000;  ///< beyond, ranks by formulas take seconds
constexpr std::size_t most_units = 1'048'000;   ///< rows of a sheet, less headings
constexpr std::size_t most_units_in_memory = 5'000;

WorkbookProperties properties_of(const Assessment& a, Language language) {
  return {.title = a.scheme.name.in(language),
          .year = a.scheme.year,
          .custom = {{"assess.result", "1"},
                     {"assess.rules_sha256", a.scheme.sha256},
                     {"assess.rules_id", a.scheme.id},
                     {"assess.version", std::string(version)}},
          .row_by_row = a.figures.units() > most_units_in_memory};
}

ResultBook book_of(const Assessment& a, Language language) {
  static constexpr Message too_many{"more than 2000 units", "单位超过 2000 个"};
  ResultBook book{
      a, language, {}, {std::string(too_many.en), std::string(too_many.zh)}, a.standing.printed};
  if (book.units.size() > most_units) book.units.resize(most_units);
  if (a.figures.units() > 0 && a.figures.units() <= most_live_units) {
    TrialOrReason planned = plan_trial(a);
    book.trial = std::move(planned.trial);
    book.why_values = std::move(planned.reason);
  }
  book.layout = scores_layout(book);
  return book;
}

/// Adjustments and decisions: sheets only where there are some.
void add_if_any(WorkbookWriter& workbook, const ResultBook& book, const Message& name,
                const Sheet& sheet) {
  if (sheet.rows == 0) return;
  constexpr std::uint32_t header_row = 2;
  SheetWriter& writer = workbook.add_sheet(book.say(name));
  write_heading(writer, book, name);
  write_table(writer, sheet, book.language, header_row);
  writer.print(pages(book, header_row, 1));
}

/// Also where nothing was said: then that is what the sheet says.
void add_issues(WorkbookWriter& workbook, const ResultBook& book, const Diagnostics& issues) {
  if (!issues.list().empty())
    return add_if_any(workbook, book, words::issues, issues_sheet(issues, book.language));
  static constexpr Message nothing{"Nothing was said of the rules and the evidence.",
                                   "规则和证据没有需要提示之处。"};
  SheetWriter& writer = workbook.add_sheet(book.say(words::issues));
  write_heading(writer, book, words::issues);
  writer.cell(2, 0, book.text(nothing), style::note());
  writer.print(pages(book, 0, 0));
}

}  // namespace

void write_heading(SheetWriter& sheet, const ResultBook& book, const Message& name) {
  const bool is_ranking = name.en == words::ranking.en, is_scores = name.en == words::scores.en;
  sheet.row_height(0, 26);
  std::string title = book.assessment.scheme.name.in(book.language);
  if (book.assessment.scheme.year > 0) title += " · " + std::to_string(book.assessment.scheme.year);
  sheet.cell(0, 0, title + " · " + book.text(name), style::title());
  if (!is_ranking && !is_scores) return;
  const std::uint32_t row = ScoresLayout::names;
  if (!book.live()) return sheet.cell(row, 0, book.text(words::values_only), style::note());
  const std::string scores = book.text(words::scores);
  const Message& base = book.word(words::official, words::trial);
  const std::string state = is_scores ? "=IF(" + ScoreFormulas(book).is_trial() + "," +
                                            quoted(book.say(words::trial)) + "," +
                                            quoted(book.say(base)) + ")"
                                      : "=" + on_sheet(scores, place(row, 0));
  CellFormat format{.bold = true, .border = true, .center = true, .fill = ResultColors::pale};
  sheet.cell(row, 0, Formula{state, book.text(base)}, format);
  sheet.highlight({row, 0, row, 0}, place(row, 0, Fix::both) + "=" + quoted(book.say(words::trial)),
                  {.bold = true, .font = ResultColors::white, .fill = ResultColors::red});
}

PrintSetup pages(const ResultBook& book, std::uint32_t repeated_first,
                 std::uint32_t repeated_rows) {
  return {.repeated_first = repeated_first,
          .repeated_rows = repeated_rows,
          .footer = book.assessment.scheme.name.in(book.language)};
}

std::string render_workbook(const Assessment& a, const RenderContext& context) {
  const ResultBook book = book_of(a, context.language);
  WorkbookWriter workbook(properties_of(a, context.language));
  const auto add = [&](const Message& name, auto write) {
    write(workbook.add_sheet(book.say(name)), book);
  };
  add(words::ranking, write_ranking);
  add(words::scores, write_scores);
  if (!book.units.empty()) add(words::explain, write_explain);
  add(words::evidence, write_evidence);
  add(words::criteria, write_criteria);
  add(words::charts, write_charts);
  add_if_any(workbook, book, words::adjustments, adjustments_sheet(a, context.language));
  add_if_any(workbook, book, words::overrides, overrides_sheet(a));
  add_if_any(workbook, book, words::sources, tables_sheet(a.figures.tables));
  if (const Diagnostics* issues = context.beside.issues) add_issues(workbook, book, *issues);
  if (context.beside.comparison)
    add_compare_sheets(workbook, *context.beside.comparison, context.language);
  add(words::about, write_about);
  return workbook.finish();
}

}  // namespace assess
