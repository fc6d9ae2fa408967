#include "report/collection_instructions.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "base/date.hpp"
#include "base/points.hpp"
#include "base/text.hpp"
#include "report/collection_words.hpp"

namespace assess {

namespace {

using Colors = CollectionColors;

constexpr std::uint32_t last_column = 3;
constexpr std::array<double, last_column + 1> widths{24, 38, 10, 84};
constexpr double line_height = 15.5, header_height = 20;  ///< points

constexpr std::array how_to{
    Message{"One row for each meeting, task, finding or event; every row names its unit as the "
            "roster spells it.",
            "每次会议、每项任务、每个问题、每起事件填一行；每行都填写单位，与名册写法一致。"},
    Message{"Dark headers must be filled in, pale ones may stay empty. Rows that are not needed "
            "stay empty.",
            "深色表头的列必填，浅色表头的列可不填。用不到的行留空。"},
    Message{
        "An empty cell says that nothing was handed in: it is listed as missing. If there is none, "
        "write none (for a "
        "number, percentage or day); if it does not concern the unit, write n/a.",
        "空白表示未提供，将列为缺失。数字、百分比、日期：没有的填“无”；与本单位无关的填“不适用”。"},
    Message{"Days as 2025-03-31, percentages with their sign as 98.5%. Cells with a list take its "
            "words only.",
            "日期如 2025-03-31；百分比带百分号，如 98.5%。有下拉列表的单元格只能从中选择。"},
    Message{"Do not rename sheets or headers. Names of persons are not asked for, and belong in no "
            "cell.",
            "请勿改动工作表名和表头。只考核单位：任何单元格都不填个人姓名。"},
};

class Instructions {
 public:
  Instructions(SheetWriter& sheet, Language language) : sheet_(sheet), language_(language) {
    for (std::uint32_t c = 0; c <= last_column; ++c) sheet_.columns(c, c, widths[c]);
    sheet_.hide_gridlines();
    sheet_.print_wide(0);
    sheet_.protect();
  }

  void title(const std::string& text) {
    sheet_.row_height(row_, 30);
    wide(text, {.bold = true, .wrap = true, .size = 18, .font = Colors::dark});
  }
  void line(const std::string& text) {
    constexpr double all = widths[0] + widths[1] + widths[2] + widths[3];
    sheet_.row_height(row_, height_of(text, all));
    wide(text, {.wrap = true, .top = true});
  }
  void note(const std::string& text) { wide(text, {.font = Colors::grey}); }
  void heading(const Message& text) {
    ++row_;
    sheet_.row_height(row_, 22);
    wide(std::string(text.in(language_)),
         {.bold = true, .wrap = true, .size = 13, .font = Colors::dark});
  }
  void table_header(const std::array<Message, last_column + 1>& names) {
    const CellFormat format{.bold = true,
                            .wrap = true,
                            .border = true,
                            .font = Colors::white,
                            .fill = Colors::required};
    sheet_.row_height(row_, header_height);
    for (std::uint32_t c = 0; c <= last_column; ++c)
      sheet_.cell(row_, c, std::string(names[c].in(language_)), format);
    ++row_;
  }
  void table_row(const std::array<CellValue, last_column + 1>& cells, const CellFormat& looks) {
    double height = line_height;
    for (std::uint32_t c = 0; c <= last_column; ++c)
      if (const auto* text = std::get_if<std::string>(&cells[c]))
        height = std::max(height, height_of(*text, widths[c]));
    sheet_.row_height(row_, height);
    for (std::uint32_t c = 0; c <= last_column; ++c) {
      CellFormat format = looks;
      format.wrap = format.top = format.border = true;
      format.center = c == 2;
      sheet_.cell(row_, c, cells[c], format);
    }
    ++row_;
  }

 private:
  void wide(const std::string& text, const CellFormat& format) {
    sheet_.wide_cell(row_++, 0, last_column, text, format);
  }
  /// Spreadsheets do not find the height of wrapped texts when they open a file.
  static double height_of(const std::string& text, double width) {
    constexpr double of_chinese = 2.1, of_latin = 0.95;  // in widths of a digit
    const auto characters = static_cast<double>(character_count(text));
    const double chinese = static_cast<double>(display_width(text)) - characters;
    const double needed = of_chinese * chinese + of_latin * (characters - chinese);
    return line_height * std::max(1.0, std::ceil(needed / width));
  }

  SheetWriter& sheet_;
  Language language_;
  std::uint32_t row_ = 0;
};

std::string subtitle(const Scheme& scheme, bool zh) {
  std::string text = (zh ? "年度：" : "Year: ") + std::to_string(scheme.year);
  text += (zh ? "    截止日：" : "    Cutoff: ") + date_text(static_cast<int>(scheme.cutoff));
  const Node& total = scheme.nodes[scheme.total];
  if (total.points) text += (zh ? "    满分：" : "    Points: ") + to_text(*total.points);
  return text;
}

void write_columns(Instructions& page, const std::vector<CollectionSheet>& sheets,
                   Language language) {
  const bool zh = language == Language::zh;
  page.heading({"Sheets and columns", "工作表与列"});
  page.table_header({{{"Sheet", "工作表"},
                      {"Column", "列"},
                      {"Required", "必填"},
                      {"What to write", "填写内容"}}});
  for (const CollectionSheet& sheet : sheets)
    for (std::size_t c = 0; c < sheet.columns.size(); ++c) {
      const CollectionColumn& column = sheet.columns[c];
      CellFormat looks;
      if (c == 0) looks.bold = true, looks.fill = Colors::band;
      page.table_row({c == 0 ? CellValue(sheet.name) : CellValue(), column.header,
                      std::string(column.required ? (zh ? "是" : "yes") : ""),
                      expected_text(column, language)},
                     looks);
    }
}

void write_criteria(Instructions& page, const Scheme& scheme, Language language) {
  page.heading({"Criteria", "考核指标"});
  page.table_header(
      {{{"ID", "编号"}, {"Name", "名称"}, {"Points", "分值"}, {"As published", "评分标准"}}});
  for (const Node& node : scheme.nodes) {
    if (node.kind == NodeKind::total || node.second_composite) continue;
    CellFormat looks;
    if (node.kind == NodeKind::item) looks.bold = true, looks.fill = Colors::band;
    const CellValue points = node.points ? CellValue(to_text(*node.points)) : CellValue();
    page.table_row({node.id, node.name.in(language), points, node.text.in(language)}, looks);
  }
}

}  // namespace

void write_instructions(SheetWriter& sheet, const Scheme& scheme,
                        const std::vector<CollectionSheet>& sheets, Language language,
                        const CollectionUnit* unit) {
  const bool zh = language == Language::zh;
  Instructions page(sheet, language);
  page.title(scheme.name.in(language));
  page.note(subtitle(scheme, zh));
  if (unit) page.line((zh ? "填报单位：" : "Unit: ") + unit->label);
  page.heading({"How to fill in", "填写方法"});
  for (std::size_t i = 0; i < how_to.size(); ++i)
    page.line(std::to_string(i + 1) + ". " + std::string(how_to[i].in(language)));
  write_columns(page, sheets, language);
  write_criteria(page, scheme, language);
}

}  // namespace assess
