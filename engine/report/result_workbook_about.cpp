#include <algorithm>
#include <array>
#include <cmath>

#include "base/date.hpp"
#include "report/result_workbook_sheets.hpp"
#include "report/result_workbook_style.hpp"
#include "report/result_workbook_words.hpp"
#include "version.hpp"

namespace assess {

namespace {

namespace words = workbook_words;

constexpr double label_width = 22, text_width_of_sheet = 110, line_height = 15.5;

constexpr std::array order_of_operations{
    Message{
        "Cells become values or states: value, nil, missing, not applicable. Rows are filtered, "
        "repeated rows dropped.",
        "单元格读为数值或状态：有值、无、缺失、不适用；按条件筛选行，去除重复行。"},
    Message{"Ledgers are added up by unit.", "按单位汇总各台账。"},
    Message{
        "Each criterion: special cases first, else its form gives points; kept within its range, "
        "rounded if the rules say so; a decision after an appeal takes its place.",
        "各指标：先看另计情形，否则按计分方式得分；限于范围，按规定取整；申诉后的裁定代替原得分。"},
    Message{"Each item: its criteria together, with what is missing or not applicable as the rules "
            "say; then bonuses and deductions; then its range.",
            "各项目：合成所属指标，按规则处理缺失与不适用；然后加减分；再限于范围。"},
    Message{
        "The total in the same way; then it is rounded. The rounded total is the published one.",
        "总分同样合成，然后取整；取整后的总分即公布的总分。"},
    Message{"Grades by cut points, then vetoes and limits.",
            "按分数线定等次，再适用一票否决和限制。"},
    Message{"Ranks by published total, then by the tie-break.",
            "按公布总分排名，同分的按规定次序。"},
    Message{"The quota of grades: who no longer fits gets the next grade; the rank stays.",
            "等次名额：超出名额的顺延至下一等次，名次不变。"},
};

constexpr Message live_text{
    "The yellow cells on the sheet of scores may be changed. The formulas start from what each "
    "unit "
    "earned in each criterion and go the same way as the rules; with the weights of the rules "
    "every "
    "score, rank and grade they give was compared with the result and is equal. The values of the "
    "result never change.",
    "得分表中的黄色单元格可以修改。公式从各单位各指标的得分出发，按规则的步骤计算；在规则的权重下，"
    "公式给出的得分、名次和等次已与结果逐一核对，完全一致。结果中的数值不会改变。"};

class AboutSheet {
 public:
  AboutSheet(SheetWriter& sheet, const ResultBook& book) : sheet_(sheet), book_(book) {
    sheet_.columns(0, 0, label_width);
    sheet_.columns(1, 1, text_width_of_sheet);
    sheet_.hide_gridlines();
  }

  void write() {
    write_heading(sheet_, book_, words::about);
    row_ = 2;
    write_rules();
    write_live();
    heading({"Order of operations", "计算步骤"});
    for (std::size_t i = 0; i < order_of_operations.size(); ++i)
      row(std::to_string(i + 1), book_.text(order_of_operations[i]));
    write_files();
    sheet_.print(pages(book_, 0, 0));
  }

 private:
  void heading(const Message& text) {
    ++row_;
    sheet_.wide_cell(row_++, 0, 1, book_.say(text), style::header());
  }

  void row(const std::string& label, const std::string& text) {
    const double lines = std::max(1.0, std::ceil(text_width(text) / (text_width_of_sheet - 4)));
    sheet_.row_height(row_, line_height * lines + 2);
    sheet_.cell(row_, 0, label, {.bold = true, .border = true, .top = true});
    sheet_.cell(row_++, 1, text, {.wrap = true, .border = true, .top = true});
  }
  void line(const Message& label, const std::string& text) { row(book_.text(label), text); }

  void write_rules() {
    const Scheme& scheme = book_.assessment.scheme;
    heading({"Rules", "规则"});
    line({"Name", "名称"}, scheme.name.in(book_.language));
    line({"ID", "编号"}, scheme.id);
    line({"Year", "年度"}, std::to_string(scheme.year));
    line({"Cut-off day", "截止日"}, date_text(static_cast<int>(scheme.cutoff)));
    line({"File", "文件"}, scheme.file);
    line({"SHA-256", "SHA-256"}, scheme.sha256);
    for (const std::string& one : scheme.trial) line({"Set, not official", "试设，非正式"}, one);
    line({"Engine", "程序"}, "assess " + std::string(version));
    line({"Units", "单位数"}, std::to_string(book_.assessment.figures.units()));
    if (book_.units.size() < book_.assessment.figures.units())
      line({"Left out", "未列出"},
           book_.text({"a sheet cannot hold all units: those printed last are left out here",
                       "工作表容纳不下全部单位：排在最后的单位未列出"}));
  }

  void write_live() {
    heading({"Live or values", "公式或数值"});
    if (book_.live()) return line(words::trial, book_.text(live_text));
    line({"Values only", "仅数值"}, book_.why_values.in(book_.language));
  }

  void write_files() {
    heading({"Evidence", "证据"});
    for (const TableReport& table : book_.assessment.figures.tables)
      for (const TableOrigin& origin : table.origins) {
        std::string text = origin.file;
        if (!origin.sheet.empty()) text += "#" + origin.sheet;
        text += " · " + origin.format;
        if (!origin.encoding.empty()) text += " · " + origin.encoding;
        if (!origin.sha256.empty()) text += "\nSHA-256 " + origin.sha256;
        row(table.table, text);
        sheet_.row_height(row_ - 1, 2 * line_height + 2);
      }
  }

  SheetWriter& sheet_;
  const ResultBook& book_;
  std::uint32_t row_ = 0;
};

}  // namespace

void write_about(SheetWriter& sheet, const ResultBook& book) {
  AboutSheet(sheet, book).write();
}

}  // namespace assess
