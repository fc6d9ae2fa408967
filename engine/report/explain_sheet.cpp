#include <cmath>

#include "base/points.hpp"
#include "base/text.hpp"
#include "report/columns.hpp"
#include "report/csv_sheet.hpp"
#include "report/explain_formats.hpp"
#include "report/explain_layout.hpp"
#include "report/explain_words.hpp"
#include "report/published.hpp"
#include "report/result_workbook_style.hpp"
#include "report/wording.hpp"
#include "version.hpp"

namespace assess {

namespace {

constexpr Message sheet_name{"Explain", "单位明细"}, standing_word{"standing", "排名情况"},
    figure_word{"figure", "数值"}, then_word{"then", "其后"}, decision_word{"decision", "更正"},
    gain_word{"would earn", "提升空间"}, note_word{"note", "说明"}, several_units{"{0} units", "{0}个单位"};

struct ToldLine {
  std::string unit = {}, part, id = {}, name = {};
  Cell score = {}, of = {}, lost = {}, adds = {};
  std::string text = {}, rows = {};
};

class ToldLines {
 public:
  ToldLines(const Assessment& a, const Explanation& explanation, Language language)
      : a_(a), e_(explanation), language_(language), text_(lay_out(a, explanation, language)) {}

  std::vector<ToldLine> all() {
    add_texts(standing_word, text_.standing);
    add_node(a_.scheme.total, nullptr);
    for (const ExplainBlock& block : text_.nodes) add_node(block.index, &block);
    for (const AccountLine& line : e_.nodes[a_.scheme.total].account) add_step(line);
    for (std::size_t i = 0; i < text_.adjustments.size(); ++i) add_adjustment(i);
    add_texts(decision_word, text_.decisions);
    for (std::size_t i = 0; i < e_.improvements.size(); ++i) add_improvement(i);
    add_texts(note_word, text_.notes);
    for (ToldLine& line : lines_) line.unit = a_.figures.keys[e_.unit];
    return std::move(lines_);
  }

 private:
  std::string say(const Message& message) const { return std::string(message.in(language_)); }

  void add_texts(const Message& part, const std::vector<std::string>& texts) {
    for (const std::string& text : texts) lines_.push_back({.part = say(part), .text = text});
  }

  Cell amount(std::size_t node, double x) const {
    return number_cell(x, std::max(4, published_decimals(a_.scheme, node)), false);
  }

  void add_node(std::size_t n, const ExplainBlock* block) {
    const Node& node = a_.scheme.nodes[n];
    const ExplainedNode& one = e_.nodes[n];
    const int places = published_decimals(a_.scheme, n);
    ToldLine line{.part = std::string(word(node_kind_words, node.kind, language_)),
                  .id = node.id,
                  .name = node.name.in(language_),
                  .score = published_score(a_, n, e_.unit, places),
                  .of = number_cell(one.top, 4, false)};
    if (one.lost) line.lost = amount(n, *one.lost);
    if (one.contribution) line.adds = amount(n, *one.contribution);
    if (block) line.text = joined(block->lines, "; ");
    lines_.push_back(std::move(line));
    if (block) add_figures(*block);
  }

  void add_figures(const ExplainBlock& block) {
    for (const ExplainFigureLine& figure : block.figures)
      lines_.push_back(
          {.part = say(figure_word), .id = block.id, .text = figure.text, .rows = figure.rows});
  }

  /// What happened to the total after its parts.
  void add_step(const AccountLine& line) {
    if (line.step == AccountStep::child || shows_as_zero(line.amount)) return;
    lines_.push_back({.part = say(then_word),
                      .adds = amount(a_.scheme.total, line.amount),
                      .text = account_text(a_, a_.scheme.total, line, language_)});
  }

  void add_adjustment(std::size_t i) {
    const Applied& applied = e_.adjustments[i].applied;
    const Adjustment& rule = a_.scheme.adjustments[applied.adjustment];
    const ExplainBlock& block = text_.adjustments[i];
    const double points = rule.kind == AdjustmentKind::bonus ? applied.amount : -applied.amount;
    ToldLine line{.part = std::string(word(adjustment_kind_words, rule.kind, language_)),
                  .id = rule.id,
                  .name = block.title,
                  .text = joined(block.lines, "; ")};
    if (applied.undecided)
      line.score = State::missing;
    else if (points != 0)
      line.adds = amount(rule.node, points);
    lines_.push_back(std::move(line));
    add_figures(block);
  }

  void add_improvement(std::size_t i) {
    const Improvement& one = e_.improvements[i];
    const auto& row = text_.improvements.rows[i];
    std::vector<std::string> told;
    for (std::size_t c = 3; c < row.size(); ++c)  // total, rank, grade, how many more
      if (!row[c].empty())
        told.push_back(
            (text_.improvements.head[c].empty() ? "" : text_.improvements.head[c] + " ") + row[c]);
    const Node& node = a_.scheme.nodes[one.node];
    lines_.push_back({.part = say(gain_word),
                      .id = node.id,
                      .name = node.name.in(language_),
                      .adds = Number{one.gain, published_decimals(a_.scheme, a_.scheme.total)},
                      .text = joined(told, "; ")});
  }

  const Assessment& a_;
  const Explanation& e_;
  Language language_;
  ExplainedText text_;
  std::vector<ToldLine> lines_;
};

}  // namespace

Sheet explain_sheet(const Assessment& a, Explanations explanations, Language language) {
  std::vector<ToldLine> lines;
  for (const Explanation& one : explanations)
    for (ToldLine& line : ToldLines(a, one, language).all()) lines.push_back(std::move(line));
  Sheet sheet{
      "explanation", {std::string(sheet_name.en), std::string(sheet_name.zh)}, {}, lines.size()};
  const auto texts = [&](std::string key, Text heading, std::string ToldLine::*member) {
    std::vector<std::string> cells;
    for (const ToldLine& line : lines) cells.push_back(line.*member);
    sheet.columns.push_back(texts_column(std::move(key), std::move(heading), std::move(cells)));
  };
  const auto numbers = [&](std::string key, Text heading, Cell ToldLine::*member) {
    std::vector<Cell> cells;
    for (const ToldLine& line : lines) cells.push_back(line.*member);
    sheet.columns.push_back(cells_column(std::move(key), std::move(heading), std::move(cells)));
  };
  if (explanations.size() > 1) texts("unit", {"Unit", "单位"}, &ToldLine::unit);
  texts("part", {"Part", "部分"}, &ToldLine::part);
  texts("id", {"ID", "编号"}, &ToldLine::id);
  texts("name", {"Name", "名称"}, &ToldLine::name);
  numbers("score", {"Score", "得分"}, &ToldLine::score);
  numbers("of", {"Of", "满分"}, &ToldLine::of);
  numbers("lost", {"Lost", "失分"}, &ToldLine::lost);
  numbers("adds", {"Adds", "计入"}, &ToldLine::adds);
  texts("text", {"How", "由来"}, &ToldLine::text);
  texts("rows", {"Rows of the evidence", "所依据的行"}, &ToldLine::rows);
  return sheet;
}

std::string explain_csv(const Assessment& a, Explanations explanations,
                        const RenderContext& context) {
  return csv_file(explain_sheet(a, explanations, context.language), a.scheme, context);
}

std::string explain_workbook(const Assessment& a, Explanations explanations,
                             const RenderContext& context) {
  constexpr std::uint32_t header_row = 3;
  const Language language = context.language;
  const ExplainedText text = lay_out(a, explanations.front(), language);
  const bool one = explanations.size() == 1;
  const std::string count = std::to_string(explanations.size());
  const std::string title =
      one ? text.title : std::string(said(several_units, {count}).in(language));
  WorkbookWriter workbook({.title = title,
                           .year = a.scheme.year,
                           .custom = {{"assess.explanation", "1"},
                                      {"assess.rules_sha256", a.scheme.sha256},
                                      {"assess.version", std::string(version)}}});
  SheetWriter& writer = workbook.add_sheet(sheet_name.in(language));
  writer.row_height(0, 26);
  writer.cell(0, 0, title, style::title());
  writer.cell(1, 0, text.scheme, style::note());
  const Sheet sheet = explain_sheet(a, explanations, language);
  const std::uint32_t last = write_table(writer, sheet, language, header_row);
  const auto columns = static_cast<std::uint32_t>(sheet.columns.size());
  // what has a score stands out from what it was made of
  writer.highlight({header_row + 1, 0, last, columns - 1},
                   (one ? "$D" : "$E") + std::to_string(header_row + 2) + "<>\"\"",
                   {.bold = true, .fill = ResultColors::pale});
  writer.print({.repeated_first = header_row, .repeated_rows = 1, .footer = title});
  return workbook.finish();
}

}  // namespace assess
