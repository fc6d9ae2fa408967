#include <algorithm>

#include "base/text.hpp"
#include "report/published.hpp"
#include "report/result_workbook_formulas.hpp"
#include "report/result_workbook_sheets.hpp"
#include "report/result_workbook_style.hpp"
#include "report/result_workbook_words.hpp"
#include "report/wording.hpp"

namespace assess {

namespace {

namespace words = workbook_words;
using At = ScoresLayout;

constexpr double key_width = 12, name_width = 26, score_width = 9.5, helper_width = 12,
                 remark_width = 50;
constexpr std::uint32_t columns_of_page = 26;

class ScoresSheet {
 public:
  ScoresSheet(SheetWriter& sheet, const ResultBook& book)
      : sheet_(sheet),
        book_(book),
        a_(book.assessment),
        scheme_(a_.scheme),
        at_(book.layout),
        nodes_(nodes_from_total(scheme_)),
        remarks_(remarks_of(book)) {
    if (book.live()) formulas_.emplace(book);
  }

  void write() {
    set_columns();
    write_heading(sheet_, book_, words::scores);
    write_scores_head(sheet_, book_);
    for (std::size_t i = 0; i < book_.units.size(); ++i) write_unit(at_.row(i), book_.units[i]);
    finish();
  }

 private:
  void set_columns() {
    sheet_.columns(0, at_.columns - 1, score_width);
    sheet_.columns(at_.key, at_.key, key_width);
    if (at_.name) sheet_.columns(*at_.name, *at_.name, name_width);
    sheet_.columns(*at_.remarks, *at_.remarks, remark_width);
    if (*at_.remarks + 1 < at_.columns)
      sheet_.columns(*at_.remarks + 1, at_.columns - 1, helper_width);
  }

  void put(std::uint32_t row, std::optional<At::Column> column, const CellValue& value,
           const CellFormat& format) {
    if (column) sheet_.cell(row, *column, value, format);
  }

  void write_unit(std::uint32_t row, std::uint32_t u) {
    const Standing& standing = a_.standing;
    put(row, at_.key, std::string(a_.figures.keys[u]), style::strong("@"));
    if (at_.name) put(row, at_.name, a_.figures.names[u], style::cell());
    if (at_.group)
      put(row, at_.group, standing.groups[standing.group[u]], style::centered(style::cell()));
    const int places = published_decimals(scheme_, scheme_.total);
    const auto total = styled(published_score(a_, scheme_.total, u, places), book_.language);
    put(row, at_.total, total.value, total.format);
    const CellValue rank = number_if(standing.rank[u] > 0, standing.rank[u]);
    put(row, at_.rank, rank, style::centered(style::cell()));
    put(row, at_.grade, grade_name(book_, u), style::centered(style::cell()));
    for (const std::size_t n : nodes_) write_score(row, n, u);
    write_trial_standing(row, u, rank);
    CellFormat small = style::cell();
    small.size = 8;
    put(row, at_.remarks, remarks_[u], small);
    if (book_.live()) write_helpers(row, u);
  }

  void write_score(std::uint32_t row, std::size_t n, std::uint32_t u) {
    const int places = published_decimals(scheme_, n);
    auto cell = styled(published_score(a_, n, u, places), book_.language);
    if (n == scheme_.total) cell.format.bold = true;
    const Column& score = a_.scores.nodes[n].score;
    const bool number = score.has_number(u);
    // formulas need the number as it was computed, not as it is published
    if (number && n != scheme_.total && book_.live()) cell.value = score.values[u];
    if (book_.live() && book_.trial->parents[n]) {
      const bool pinned = book_.trial->parents[n]->pinned[u];
      if (pinned) cell.format.fill = ResultColors::light;
      if (!pinned || number) cell.value = live_score(row, n, u, pinned, std::move(cell.value));
    }
    sheet_.cell(row, at_.nodes[n], cell.value, cell.format);
  }

  CellValue live_score(std::uint32_t row, std::size_t n, std::uint32_t u, bool pinned,
                       CellValue official) const {
    Formula formula;
    formula.text = pinned ? formulas_->pinned(n, a_.scores.nodes[n].score.values[u])
                          : formulas_->score(n, row);
    if (const auto* number = std::get_if<double>(&official)) formula.value = *number;
    if (auto* text = std::get_if<std::string>(&official)) formula.value = std::move(*text);
    return formula;
  }

  void write_trial_standing(std::uint32_t row, std::uint32_t u, const CellValue& rank) {
    if (!book_.live()) return;
    const TrialStanding& plan = book_.trial->standing;
    const CellFormat bold = style::centered(style::strong());
    put(row, at_.trial_rank,
        plan.ranked[u] ? CellValue(Formula{formulas_->rank(row), a_.standing.rank[u]}) : rank,
        bold);
    const bool by_total = a_.scores.nodes[scheme_.total].score.has_number(u) && !plan.vetoed[u] &&
                          !plan.edges.empty();
    const std::string name = grade_name(book_, u);
    put(row, at_.trial_grade,
        by_total ? CellValue(Formula{formulas_->grade(row), name}) : CellValue(name), bold);
  }

  void write_helpers(std::uint32_t row, std::uint32_t u) {
    for (const std::size_t n : book_.trial->nodes) {
      if (!book_.trial->parents[n]) continue;
      const TrialParent& parent = *book_.trial->parents[n];
      if (at_.applicable[n])
        put(row, at_.applicable[n], Formula{formulas_->applicable(n, row), applicable(parent, u)},
            style::helper());
      if (at_.moved[n]) put(row, at_.moved[n], parent.moved[u], style::helper());
      if (at_.fill[n]) put(row, at_.fill[n], parent.fill[u], style::helper());
    }
    const TrialStanding& plan = book_.trial->standing;
    if (at_.limit) put(row, at_.limit, plan.limit[u] + 1.0, style::helper());
    const double list = scheme_.ranking.within_group ? a_.standing.group[u] + 1.0 : 1.0;
    put(row, at_.list, plan.ranked[u] ? list : 0.0, style::helper());
    if (at_.behind) put(row, at_.behind, plan.last[u] ? 1.0 : 0.0, style::helper());
    if (at_.tie_place)
      put(row, at_.tie_place, static_cast<double>(plan.tie_place[u]), style::helper());
    if (at_.leads && plan.ranked[u])
      put(row, at_.leads, Formula{formulas_->leads(row), leads(u)}, style::helper());
  }

  double applicable(const TrialParent& parent, std::uint32_t u) const {
    double sum = 0;
    for (const std::size_t c : parent.children) {
      const State state = a_.scores.nodes[c].score.state(u);
      if (state <= State::nil || (state == State::missing && parent.missing_is_zero))
        sum += size_of(scheme_, c);
    }
    return sum;
  }

  /// 1 for the first unit of each rank, in the order in which they stand here.
  double leads(std::uint32_t u) {
    const std::pair<std::uint32_t, double> now{a_.standing.group[u], a_.standing.rank[u]};
    const bool is_first = now != before_;
    before_ = now;
    return is_first ? 1 : 0;
  }

  void finish() {
    if (!book_.units.empty()) sheet_.filter({At::header, 0, at_.last, *at_.remarks});
    sheet_.freeze(At::first, at_.name ? 2 : 1);
    PrintSetup setup = pages(book_, At::names, At::first - At::names);
    setup.pages_wide = std::max(1u, *at_.remarks / columns_of_page);
    setup.area = {At::title, 0, at_.last, *at_.remarks - 1};
    setup.repeated_columns = at_.name ? 2 : 1;
    sheet_.print(setup);
    if (book_.live()) sheet_.protect();
  }

  SheetWriter& sheet_;
  const ResultBook& book_;
  const Assessment& a_;
  const Scheme& scheme_;
  const ScoresLayout& at_;
  std::vector<std::size_t> nodes_;
  std::vector<std::string> remarks_;
  std::optional<ScoreFormulas> formulas_;
  std::pair<std::uint32_t, double> before_{0, 0};
};

}  // namespace

void write_scores(SheetWriter& sheet, const ResultBook& book) {
  ScoresSheet(sheet, book).write();
}

}  // namespace assess
