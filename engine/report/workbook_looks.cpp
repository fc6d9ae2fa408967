#include <xlsxwriter.h>

#include <algorithm>
#include <new>
#include <stdexcept>

#include "report/workbook_text.hpp"
#include "report/workbook_writer.hpp"

// What lies over the cells of a sheet: bars, colours, filters, charts, and how it goes to paper.

namespace assess {

namespace {

constexpr int a4 = 9;
constexpr std::size_t most_footer = 200;  ///< UTF-16 units; 255 with the page numbers

void must(lxw_error error) {
  if (error != LXW_NO_ERROR)
    throw std::logic_error(std::string("workbook: ") + lxw_strerror(error));
}

lxw_col_t column_number(std::uint32_t column) {
  return static_cast<lxw_col_t>(std::min(column, 65'535u));
}

void add(lxw_worksheet* sheet, const CellRange& range, lxw_conditional_format& look) {
  must(worksheet_conditional_format_range(sheet, range.first_row, column_number(range.first_column),
                                          range.last_row, column_number(range.last_column), &look));
}

/// `&` begins a code in footers.
std::string footer_text(const std::string& text) {
  std::string result;
  for (const char c : clipped(cell_text(text), most_footer))
    result += c == '&' ? std::string("&&") : std::string(1, c);
  return result;
}

void add_series(lxw_chart* chart, const ChartSeries& one) {
  lxw_chart_series* series =
      chart_add_series(chart, ("=" + one.categories).c_str(), ("=" + one.values).c_str());
  if (!series) throw std::bad_alloc();
  if (!one.name.empty()) chart_series_set_name(series, cell_text(one.name).c_str());
  lxw_chart_fill fill{};
  fill.color = one.color;
  chart_series_set_fill(series, &fill);
}

}  // namespace

void SheetWriter::filter(const CellRange& range) {
  must(worksheet_autofilter(sheet_, range.first_row, column_number(range.first_column),
                            range.last_row, column_number(range.last_column)));
}

void SheetWriter::data_bar(const CellRange& range, const DataBar& bar) {
  lxw_conditional_format look{};
  look.type = LXW_CONDITIONAL_DATA_BAR;
  look.data_bar_2010 = look.bar_solid = LXW_TRUE;
  look.bar_color = bar.color;
  look.min_rule_type = look.max_rule_type = LXW_CONDITIONAL_RULE_TYPE_NUMBER;
  look.min_value = bar.low;
  look.max_value = bar.high;
  add(sheet_, range, look);
}

void SheetWriter::highlight(const CellRange& range, const std::string& formula,
                            const CellFormat& wanted) {
  std::string condition = "=" + formula;
  lxw_conditional_format look{};
  look.type = LXW_CONDITIONAL_TYPE_FORMULA;
  look.value_string = condition.data();
  look.format = book_.format(wanted);
  add(sheet_, range, look);
}

void SheetWriter::chart(std::uint32_t row, std::uint32_t column, const BarChart& wanted) {
  lxw_chart* chart = workbook_add_chart(book_.book(), LXW_CHART_BAR);
  if (!chart) throw std::bad_alloc();
  for (const ChartSeries& one : wanted.series) add_series(chart, one);
  chart_title_set_name(chart, cell_text(wanted.title).c_str());
  lxw_chart_font small{};
  small.size = 12;
  small.bold = LXW_TRUE;
  chart_title_set_name_font(chart, &small);
  chart_legend_set_position(
      chart, wanted.series.size() < 2 ? LXW_CHART_LEGEND_NONE : LXW_CHART_LEGEND_BOTTOM);
  chart_axis_set_reverse(chart->y_axis);  // of bars this is the axis of categories
  chart_axis_set_num_format(chart->x_axis, wanted.number.c_str());
  if (wanted.most)
    chart_axis_set_min(chart->x_axis, 0), chart_axis_set_max(chart->x_axis, *wanted.most);
  chart_set_series_gap(chart, 40);
  lxw_chart_options size{};
  size.x_scale = wanted.width / 480.0;  // of the usual size
  size.y_scale = wanted.height / 288.0;
  must(worksheet_insert_chart_opt(sheet_, row, column_number(column), chart, &size));
}

void SheetWriter::print(const PrintSetup& setup) {
  if (setup.landscape) worksheet_set_landscape(sheet_);
  worksheet_set_paper(sheet_, a4);
  worksheet_fit_to_pages(sheet_, static_cast<std::uint16_t>(setup.pages_wide),
                         static_cast<std::uint16_t>(setup.pages_tall));
  if (setup.area)
    must(worksheet_print_area(sheet_, setup.area->first_row,
                              column_number(setup.area->first_column), setup.area->last_row,
                              column_number(setup.area->last_column)));
  worksheet_set_margins(sheet_, 0.4, 0.4, 0.5, 0.6);
  if (setup.repeated_rows > 0)
    must(worksheet_repeat_rows(sheet_, setup.repeated_first,
                               setup.repeated_first + setup.repeated_rows - 1));
  if (setup.repeated_columns > 0)
    must(worksheet_repeat_columns(sheet_, 0, column_number(setup.repeated_columns - 1)));
  must(worksheet_set_footer(sheet_, ("&L" + footer_text(setup.footer) + "&R&P / &N").c_str()));
}

}  // namespace assess
