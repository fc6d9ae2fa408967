#include <algorithm>
#include <array>
#include <cmath>

#include "report/published.hpp"
#include "report/result_workbook_lookup.hpp"
#include "report/result_workbook_sheets.hpp"
#include "report/result_workbook_style.hpp"
#include "report/result_workbook_words.hpp"
#include "report/wording.hpp"

namespace assess {

namespace {

namespace words = workbook_words;

constexpr std::uint32_t first_fact = 4;
constexpr auto chosen_row = UnitLookup::chosen_row, place_row = UnitLookup::place_row,
               value_column = UnitLookup::value_column;
constexpr std::array<double, 8> widths{13, 40, 9, 9, 9, 9, 9, 70};
constexpr double line_height = 15;
enum Column : std::uint32_t { id, name, size, score, rate, lost, trial, rule };

constexpr Message choose{"Choose a unit in the yellow cell.", "请在黄色单元格中选择单位。"},
    row_words{"Place", "位置"}, score_words{"Score", "得分"}, rate_words{"Rate", "得分率"},
    lost_words{"Lost", "失分"}, trial_words{"Trial", "试算"}, rule_words{"Rule", "规则"},
    id_words{"ID", "编号"}, figures_words{"Figures used", "所用数值"};

std::variant<double, std::string> cached(const CellValue& value) {
  if (const auto* number = std::get_if<double>(&value)) return *number;
  if (const auto* text = std::get_if<std::string>(&value)) return *text;
  if (const auto* day = std::get_if<Day>(&value))
    return static_cast<double>(day->number + serial_of_1970);
  return std::string();
}

class ExplainSheet {
 public:
  ExplainSheet(SheetWriter& sheet, const ResultBook& book)
      : sheet_(sheet),
        book_(book),
        a_(book.assessment),
        at_(book.layout),
        ranking_(ranking_columns(book)),
        look_(book),
        first_(book.units.front()) {}

  void write() {
    for (std::uint32_t c = 0; c < widths.size(); ++c) sheet_.columns(c, c, widths[c]);
    sheet_.hide_gridlines();
    write_heading(sheet_, book_, words::explain);
    sheet_.cell(1, 0, book_.text(choose), style::note());
    write_choice();
    write_facts();
    write_nodes();
    write_figures();
    sheet_.print(pages(book_, 0, 0));
    sheet_.protect();
  }

 private:
  void write_choice() {
    sheet_.row_height(chosen_row, 22);
    sheet_.cell(chosen_row, 0, book_.text(words::unit), style::strong());
    CellFormat entry = style::entry("@");
    entry.bold = true;
    entry.size = 14;
    sheet_.cell(chosen_row, value_column, std::string(a_.figures.keys[first_]), entry);
    sheet_.validate({chosen_row, value_column, chosen_row, value_column},
                    {.kind = Validation::Kind::list,
                     .formula = look_.range(words::scores, at_.key, ScoresLayout::first),
                     .prompt_title = {},
                     .prompt = {},
                     .error_title = book_.text(words::unit),
                     .error = book_.text(choose)});
    sheet_.cell(place_row, 0, book_.text(row_words), style::note());
    sheet_.cell(place_row, value_column, Formula{look_.position(), 1.0}, style::note());
  }

  void fact(const Message& what, const std::string& formula, const CellValue& value,
            CellFormat format = style::strong()) {
    sheet_.cell(row_, 0, book_.text(what), style::cell());
    format.wrap = true;
    sheet_.cell(row_++, value_column, Formula{or_nothing(formula), cached(value)}, format);
  }

  void write_facts() {
    row_ = first_fact;
    const Standing& standing = a_.standing;
    const int places = published_decimals(a_.scheme, a_.scheme.total);
    if (at_.name) fact(words::name, look_.scores(*at_.name), a_.figures.names[first_]);
    if (at_.group)
      fact(words::group, look_.scores(*at_.group), standing.groups[standing.group[first_]]);
    const CellValue total =
        styled(published_score(a_, a_.scheme.total, first_, places), book_.language).value;
    CellFormat left = style::strong(style::number(places));
    left.left = true;
    fact(words::total, look_.ranking(ranking_.first("total")), total, left);
    left.number.clear();
    const double rank = standing.rank[first_];
    fact(words::rank, look_.scores(*at_.rank), number_if(rank > 0, rank), left);
    if (at_.grade) fact(words::grade, look_.scores(*at_.grade), grade_name(book_, first_), left);
    write_remarks();
  }

  void write_remarks() {
    sheet_.row_height(row_, 48);
    CellFormat format = style::cell();
    format.wrap = format.top = true;
    sheet_.cell(row_, 0, book_.text(words::remarks), format);
    sheet_.wide_formula(row_++, value_column, rule,
                        Formula{or_nothing(look_.scores(*at_.remarks)), remarks_of(book_)[first_]},
                        format);
  }

  std::vector<std::size_t> ordered() const {
    std::vector<std::size_t> nodes;
    std::vector<bool> met(a_.scheme.nodes.size());
    const auto add = [&](auto& self, std::size_t n) -> void {
      if (met[n]) return;
      met[n] = true;
      nodes.push_back(n);
      for (const std::size_t child : a_.scheme.nodes[n].children) self(self, child);
    };
    add(add, a_.scheme.total);
    for (std::size_t n = 0; n < met.size(); ++n) add(add, n);
    return nodes;
  }

  void write_nodes() {
    ++row_;
    const Message* heads[] = {
        &id_words,    &words::name, a_.scheme.has_points ? &words::points : &words::weights,
        &score_words, &rate_words,  &lost_words,
        &trial_words, &rule_words};
    for (std::uint32_t c = 0; c < widths.size(); ++c)
      if (c != trial || book_.live())
        sheet_.cell(row_, c, book_.text(*heads[c]),
                    c == trial ? style::trial_header() : style::header());
    const std::uint32_t first = ++row_;
    for (const std::size_t n : ordered()) write_node(n);
    sheet_.data_bar({first, rate, row_ - 1, rate}, {ResultColors::bar, 0, 1});
  }

  /// Cells of criteria are official; those of items are trials, the official ones stand in the
  /// ranking.
  std::string official(std::size_t n) const {
    const Node& node = a_.scheme.nodes[n];
    const bool in_trial = book_.live() && book_.trial->parents[n];
    if (!in_trial) return look_.scores(at_.nodes[n]);
    return look_.ranking(node.kind == NodeKind::total ? ranking_.first("total")
                                                      : ranking_.first(node.id));
  }

  void write_node(std::size_t n) {
    const Node& node = a_.scheme.nodes[n];
    const int places = published_decimals(a_.scheme, n);
    const Cell cell = published_score(a_, n, first_, places);
    const CellValue value = styled(cell, book_.language).value;
    const auto* number = std::get_if<double>(&value);
    const bool parent = !node.children.empty();
    CellFormat plain = parent ? style::strong() : style::cell(), numeric = plain;
    plain.wrap = plain.top = numeric.top = true;
    if (parent) plain.fill = numeric.fill = ResultColors::pale;
    numeric.number = style::number(places);
    sheet_.cell(row_, id, node.id, plain);
    sheet_.cell(row_, name, node.name.in(book_.language), plain);
    const double most = size_of(a_.scheme, n);
    CellFormat general = numeric;
    general.number.clear();
    sheet_.cell(row_, size, number_if(most > 0, most), general);
    sheet_.cell(row_, score, Formula{rounded(official(n), places), cached(value)}, numeric);
    write_rate(n, number, numeric);
    if (book_.live()) write_trial(n, value, numeric);
    CellFormat small = plain;
    small.bold = false, small.size = 9;
    sheet_.row_height(row_, height_of(node));
    sheet_.cell(row_++, rule, node.text.in(book_.language), small);
  }

  /// Spreadsheets do not make rows higher for a text that they did not see typed.
  double height_of(const Node& node) const {
    const double lines =
        std::max(std::ceil(text_width(node.name.in(book_.language)) / widths[name]),
                 std::ceil(text_width(node.text.in(book_.language)) / (widths[rule] * 1.05)));
    return line_height * std::max(1.0, lines);
  }

  void write_rate(std::size_t n, const double* number, CellFormat format) {
    const double bottom = bottom_of(a_.scheme, n), top = top_of(a_.scheme, n);
    const std::string own = place(row_, score);
    if (bottom < top) {
      const std::string low = to_text(bottom), high = to_text(top);
      const auto when = [&](const std::string& formula) {
        return "=IF(ISNUMBER(" + own + ")," + formula + ",\"\")";
      };
      sheet_.cell(row_, lost,
                  Formula{when("ROUND(" + high + "-" + own + ",9)"),
                          number ? std::variant<double, std::string>(snapped(top - *number))
                                 : std::string()},
                  format);
      format.number = "0%";
      sheet_.cell(
          row_, rate,
          Formula{when("(" + own + "-" + low + ")/(" + high + "-" + low + ")"),
                  number ? std::variant<double, std::string>((*number - bottom) / (top - bottom))
                         : std::string()},
          format);
      return;
    }
    sheet_.cell(row_, rate, std::monostate(), format);
    sheet_.cell(row_, lost, std::monostate(), format);
  }

  void write_trial(std::size_t n, const CellValue& value, const CellFormat& format) {
    std::string formula = look_.scores(at_.nodes[n]);
    const bool counts = std::ranges::find(book_.trial->nodes, n) != book_.trial->nodes.end();
    if (!counts) return sheet_.cell(row_, trial, std::monostate(), format);
    const int places = published_decimals(a_.scheme, n);
    if (!book_.trial->parents[n] && a_.scheme.has_points) {
      const std::string factor =
          on_sheet(book_.say(words::scores), place(ScoresLayout::factor, at_.nodes[n], Fix::both));
      formula = "IF(ISNUMBER(" + formula + ")," + formula + "*" + factor + "," + formula + ")";
    }
    sheet_.cell(row_, trial, Formula{rounded(formula, places), cached(value)}, format);
  }

  void write_figures() {
    const auto shown = evidence_shown(a_);
    if (shown.empty()) return;
    ++row_;
    sheet_.wide_cell(row_, 0, 1, book_.say(figures_words), style::header());
    sheet_.wide_cell(row_, 2, 4, "", style::header());
    ++row_;
    for (std::uint32_t i = 0; i < shown.size(); ++i) {
      StyledCell cell = figure_cell(book_, shown[i], first_);
      CellFormat text = style::cell();
      text.wrap = text.top = true;
      cell.format =
          style::cell(type_of(shown[i]) == Type::text ? "" : figure_format(type_of(shown[i])));
      cell.format.top = cell.format.left = true;
      sheet_.wide_cell(row_, 0, 1, a_.scheme.quantities[shown[i]].text, text);
      if (text_width(a_.scheme.quantities[shown[i]].text) > widths[0] + widths[1])
        sheet_.row_height(row_, 30);
      sheet_.wide_formula(row_++, 2, 4,
                          Formula{or_nothing(look_.evidence(i + 1)), cached(cell.value)},
                          cell.format);
    }
  }

  Type type_of(std::size_t quantity) const { return a_.scheme.quantities[quantity].type; }

  SheetWriter& sheet_;
  const ResultBook& book_;
  const Assessment& a_;
  const ScoresLayout& at_;
  RankingColumns ranking_;
  UnitLookup look_;
  std::uint32_t first_;  ///< the unit that is chosen at first
  std::uint32_t row_ = 0;
};

}  // namespace

void write_explain(SheetWriter& sheet, const ResultBook& book) {
  if (!book.units.empty()) ExplainSheet(sheet, book).write();
}

}  // namespace assess
