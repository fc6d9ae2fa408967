#include <algorithm>

#include "report/published.hpp"
#include "report/result_workbook_sheets.hpp"
#include "report/result_workbook_style.hpp"
#include "report/result_workbook_words.hpp"

namespace assess {

namespace {

namespace words = workbook_words;

constexpr std::uint32_t most_bars = 40;                ///< more cannot be read in one chart
constexpr std::uint32_t bar_height = 20, frame = 130, fewest_bars = 5;  ///< pixels
constexpr std::uint32_t chart_width = 700, column_of_second = 11, chart_row = 2;
constexpr std::uint32_t first_criterion = 3;  ///< row of the first node on the sheet of criteria

std::uint32_t column_of(const Sheet& sheet, std::string_view key) {
  const auto found = std::ranges::find(sheet.columns, key, &SheetColumn::key);
  return static_cast<std::uint32_t>(found - sheet.columns.begin());
}

std::string range_of(const std::string& sheet, std::uint32_t column, std::uint32_t first,
                     std::uint32_t last) {
  return on_sheet(sheet, place(first, column, Fix::both) + ":" + place(last, column, Fix::both));
}

std::uint32_t height_of(std::uint32_t bars) {
  return frame + std::max(bars, fewest_bars) * bar_height;
}

/// How units did in each criterion on average.
BarChart rate_chart(const ResultBook& book) {
  const Sheet sheet = criteria_sheet(book.assessment, book.language);
  const auto bars = std::min(static_cast<std::uint32_t>(sheet.rows), most_bars);
  static constexpr Message title{"Mean rate of points earned", "平均得分率"};
  const std::string name = book.text(words::criteria);
  return {.title = book.text(title),
          .series = {{"",
                      range_of(name, column_of(sheet, "name"), first_criterion,
                               first_criterion + bars - 1),
                      range_of(name, column_of(sheet, "rate"), first_criterion,
                               first_criterion + bars - 1),
                      ResultColors::dark}},
          .width = chart_width,
          .height = height_of(bars),
          .number = "0%",
          .most = 1.0};
}

/// Official totals of the units that are printed first, trial totals beside them.
BarChart total_chart(const ResultBook& book, std::uint32_t bars) {
  static constexpr Message title{"Totals", "总分"};
  static constexpr Message first{"Totals of the units printed first", "总分（排在前面的单位）"};
  const RankingColumns ranking = ranking_columns(book);
  const std::string name = book.text(words::ranking);
  const std::uint32_t from = first_ranking_row, to = from + bars - 1;
  const std::string units = range_of(name, ranking.first("unit"), from, to);
  BarChart chart{.title = book.text(bars < book.assessment.figures.units() ? first : title),
                 .series = {{book.text(book.word(words::official_total, words::total)), units,
                             range_of(name, ranking.first("total"), from, to), ResultColors::dark}},
                 .width = chart_width,
                 .height = height_of(bars),
                 .number = "0"};
  const Scheme& scheme = book.assessment.scheme;
  if (scheme.has_points) chart.most = top_of(scheme, scheme.total);
  if (!ranking.live) return chart;
  chart.series.push_back({book.text(words::trial_total), units,
                          range_of(name, *ranking.live, from, to), ResultColors::bar});
  return chart;
}

}  // namespace

void write_charts(SheetWriter& writer, const ResultBook& book) {
  writer.hide_gridlines();
  write_heading(writer, book, words::charts);
  const auto units = std::min(static_cast<std::uint32_t>(book.units.size()), most_bars);
  if (units > 0) writer.chart(chart_row, 0, total_chart(book, units));
  writer.chart(chart_row, column_of_second, rate_chart(book));
  PrintSetup setup = pages(book, 0, 0);
  setup.pages_tall = 1;
  writer.print(setup);
}

}  // namespace assess
