#include <algorithm>

#include "report/result_workbook_formulas.hpp"
#include "report/result_workbook_sheets.hpp"
#include "report/result_workbook_style.hpp"
#include "report/result_workbook_words.hpp"

// The rows above the scores: names, points or weights, those of the trial, and the header.

namespace assess {

namespace {

namespace words = workbook_words;
using At = ScoresLayout;

class ScoresHead {
 public:
  ScoresHead(SheetWriter& sheet, const ResultBook& book)
      : sheet_(sheet),
        book_(book),
        scheme_(book.assessment.scheme),
        at_(book.layout),
        nodes_(nodes_from_total(scheme_)) {
    if (book.live()) formulas_.emplace(book);
  }

  void write() {
    if (book_.live()) write_how_to();
    write_names();
    write_sizes();
    write_header();
  }

 private:
  void write_how_to() {
    static constexpr Message how{
        "Yellow cells may be changed: scores, ranks and grades beside the official ones follow at "
        "once. Each criterion keeps the share of its points that the unit earned; adjustments, "
        "vetoes, limits and the quota stay as they are.",
        "黄色单元格可以修改，试算的得分、名次和等次随之变化。各指标保持本单位的得分率；加减分、"
        "一票否决、限制和名额维持正式结果。"};
    static constexpr Message how_weights{
        "Yellow cells may be changed: scores, ranks and grades beside the official ones follow at "
        "once. Scores of criteria, adjustments, vetoes, limits and the quota stay as they are.",
        "黄色单元格可以修改，试算的得分、名次和等次随之变化。各指标得分、加减分、一票否决、限制和"
        "名额维持正式结果。"};
    sheet_.cell(At::note, 0, book_.text(scheme_.has_points ? how : how_weights), style::note());
  }

  void write_names() {
    sheet_.row_height(At::names, 62);
    for (const std::size_t n : nodes_) {
      CellFormat format{.wrap = true, .border = true, .top = true, .size = 8};
      if (n == scheme_.total) format.bold = true;
      sheet_.cell(At::names, at_.nodes[n], scheme_.nodes[n].name.in(book_.language), format);
    }
  }

  void write_sizes() {
    const bool points = scheme_.has_points;
    sheet_.cell(At::official, 0, book_.text(points ? words::points : words::weights),
                style::note());
    for (const std::size_t n : nodes_)
      if (const double size = size_of(scheme_, n); size > 0)
        sheet_.cell(At::official, at_.nodes[n], size, style::cell());
    if (!book_.live())
      return sheet_.hide_row(At::trial), sheet_.hide_row(At::factor), sheet_.hide_row(At::weight);
    sheet_.cell(At::trial, 0, book_.text(points ? words::trial_points : words::trial_weights),
                style::note());
    sheet_.cell(At::factor, 0, book_.text(words::factor), style::note());
    sheet_.cell(At::weight, 0, book_.text(words::counts_with), style::note());
    write_trial_sizes();
    write_factors();
    if (!points) sheet_.hide_row(At::factor);
    sheet_.hide_row(At::weight);
  }

  void write_trial_sizes() {
    for (const std::size_t n : book_.trial->nodes) {
      const double size = size_of(scheme_, n);
      if (size_is_sum(scheme_, n)) {
        sheet_.cell(At::trial, at_.nodes[n], Formula{formulas_->trial_size(n), size},
                    style::cell());
        continue;
      }
      if (n == scheme_.total) continue;
      sheet_.cell(At::trial, at_.nodes[n], size, style::entry());
      allow_sizes(at_.nodes[n]);
    }
  }

  void allow_sizes(At::Column column) {
    static constexpr Message what{"a number from 0 on", "请填不小于 0 的数"};
    const std::string cell = place(At::trial, column);
    sheet_.validate(
        {At::trial, column, At::trial, column},
        {.kind = Validation::Kind::condition,
         .formula = "AND(ISNUMBER(" + cell + ")," + cell + ">=0)",
         .prompt_title = {},
         .prompt = {},
         .error_title = book_.text(scheme_.has_points ? words::trial_points : words::trial_weights),
         .error = book_.text(what)});
  }

  void write_factors() {
    for (const std::size_t n : book_.trial->nodes) {
      const bool has_size = size_of(scheme_, n) > 0;
      sheet_.cell(At::factor, at_.nodes[n], Formula{formulas_->factor(n), has_size ? 1.0 : 0.0},
                  style::helper("0.00"));
    }
    for (const std::size_t n : book_.trial->nodes) {  // what parents are made of is a trial already
      const CellValue one = book_.trial->parents[n] || !scheme_.has_points
                                ? CellValue(1.0)
                                : CellValue(Formula{"=" + place(At::factor, at_.nodes[n]), 1.0});
      sheet_.cell(At::weight, at_.nodes[n], one, style::helper("0.00"));
    }
  }

  void head(std::optional<At::Column> column, const std::string& text, CellFormat format) {
    if (column) sheet_.cell(At::header, *column, text, format);
  }

  void write_header() {
    sheet_.row_height(At::header, 32);
    const bool live = book_.live();
    head(at_.key, book_.text(words::unit), style::header());
    head(at_.name, book_.text(words::name), style::header());
    head(at_.group, book_.text(words::group), style::header());
    head(at_.total, book_.text(book_.word(words::official_total, words::total)), style::header());
    head(at_.rank, book_.text(live && book_.is_official() ? words::official_rank : words::rank),
         style::header());
    head(at_.grade, book_.text(live && book_.is_official() ? words::official_grade : words::grade),
         style::header());
    for (const std::size_t n : nodes_)
      head(at_.nodes[n],
           n != scheme_.total ? scheme_.nodes[n].id
                              : book_.text(live ? words::trial_total : words::total),
           live && n == scheme_.total ? style::trial_header() : style::header());
    head(at_.trial_rank, book_.text(words::trial_rank), style::trial_header());
    head(at_.trial_grade, book_.text(words::trial_grade), style::trial_header());
    head(at_.remarks, book_.text(words::remarks), style::header());
    if (live) write_helper_header();
  }

  void write_helper_header() {
    CellFormat format = style::helper();
    format.wrap = true;
    for (std::size_t n = 0; n < scheme_.nodes.size(); ++n) {
      const std::string& id = scheme_.nodes[n].id;
      head(at_.applicable[n], fill_in(book_.say(words::applicable), {id}), format);
      head(at_.moved[n], fill_in(book_.say(words::moved), {id}), format);
      head(at_.fill[n], fill_in(book_.say(words::fill), {id}), format);
    }
    head(at_.limit, book_.text(words::limit), format);
    head(at_.list, book_.text(words::list), format);
    head(at_.behind, book_.text(words::behind), format);
    head(at_.tie_place, book_.text(words::tie_place), format);
    head(at_.leads, book_.text(words::leads), format);
  }

  static std::string fill_in(std::string_view pattern, const std::string& id) {
    std::string text(pattern);
    return text.replace(text.find("{0}"), 3, id);
  }

  SheetWriter& sheet_;
  const ResultBook& book_;
  const Scheme& scheme_;
  const ScoresLayout& at_;
  std::vector<std::size_t> nodes_;
  std::optional<ScoreFormulas> formulas_;
};

}  // namespace

void write_scores_head(SheetWriter& sheet, const ResultBook& book) {
  ScoresHead(sheet, book).write();
}

}  // namespace assess
