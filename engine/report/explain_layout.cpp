#include "report/explain_layout.hpp"

#include <cmath>

#include "base/points.hpp"
#include "base/text.hpp"
#include "report/explain_lines.hpp"
#include "report/explain_standing.hpp"
#include "report/explain_words.hpp"
#include "report/published.hpp"
#include "report/wording.hpp"

namespace assess {

namespace {

class Layout {
 public:
  Layout(const Assessment& a, const Explanation& explanation, Language language)
      : a_(a), e_(explanation), language_(language), placed_(a.scheme.nodes.size()) {}

  ExplainedText lay_out() {
    const auto& names = a_.figures.names;
    ExplainedText text;
    text.title =
        unit_text(std::string(a_.figures.keys[e_.unit]), names.empty() ? "" : names[e_.unit]);
    text.scheme = shown(a_.scheme.name.in(language_)) + " · " + std::to_string(a_.scheme.year);
    text.standing = standing_lines(a_, e_, language_);
    text.improvements = improvements_table(a_, e_, language_);
    text.account = account();
    text.nodes_heading = say({"Where the points came from", "得分来源"});
    placed_[a_.scheme.total] = true;
    add_children(a_.scheme.total, 0, text.nodes);
    for (std::size_t n = 0; n < placed_.size(); ++n) add_node(n, 0, text.nodes);
    text.adjustments_heading = say({"Adjustments, limits and vetoes", "加减分、限制与一票否决"});
    for (const ExplainedAdjustment& one : e_.adjustments) text.adjustments.push_back(block_of(one));
    text.decisions_heading = say({"Decisions after an appeal", "复核后更正"});
    for (const Override& one : e_.overrides) text.decisions.push_back(decision(one));
    if (!e_.rows_traced)
      text.notes.push_back(say({"The rows are not told: the evidence cannot be read twice.",
                                "未列出所依据的行：证据无法再次读取。"}));
    return text;
  }

 private:
  std::string say(const Message& message, std::initializer_list<std::string> words = {}) const {
    return said(message, words).in(language_);
  }

  /// How the total is made: its children, then what followed.
  ExplainTable account() const {
    const std::size_t total = a_.scheme.total;
    ExplainTable table{
        say({"How the total is made", "总分构成"}),
        {say({"ID", "编号"}), say({"Name", "名称"}), say({"Score", "得分"}), say({"Adds", "计入"})},
        {false, false, true, true},
        {}};
    const ExplainedNode& node = e_.nodes[total];
    for (const AccountLine& line : node.account) {
      if (line.step != AccountStep::child && shows_as_zero(line.amount)) continue;
      const std::string amount = amount_text(a_.scheme, total, line.amount);
      if (line.step != AccountStep::child) {
        table.rows.push_back({"", account_text(a_, total, line, language_), "", amount});
        continue;
      }
      const Node& child = a_.scheme.nodes[*line.of];
      table.rows.push_back({shown(child.id), shown(child.name.in(language_)),
                            points_text(a_, e_.nodes[*line.of], language_), amount});
    }
    if (!table.rows.empty())
      table.rows.push_back(
          {"", say({"Total", "总分"}), "", score_text(a_.scheme, total, node.score)});
    return table;
  }

  void add_children(std::size_t parent, std::size_t depth, std::vector<ExplainBlock>& blocks) {
    for (const std::size_t child : a_.scheme.nodes[parent].children) add_node(child, depth, blocks);
  }

  void add_node(std::size_t n, std::size_t depth, std::vector<ExplainBlock>& blocks) {
    if (placed_[n]) return;
    placed_[n] = true;
    blocks.push_back(block_of(e_.nodes[n], depth));
    add_children(n, depth + 1, blocks);
  }

  ExplainBlock block_of(const ExplainedNode& one, std::size_t depth) const {
    const Node& node = a_.scheme.nodes[one.node];
    ExplainBlock block;
    block.index = one.node;
    block.depth = depth;
    block.id = shown(node.id);
    block.title = shown(node.name.in(language_));
    block.points = points_text(a_, one, language_);
    if (one.lost && snapped(*one.lost) > 0)
      block.lost = signed_text(a_.scheme, one.node, -*one.lost);
    if (!std::isnan(one.top) && one.top != 0 && !std::isnan(one.score))
      block.share = one.score / one.top;
    if (!node.text.empty()) block.sentence = shown(node.text.in(language_));
    block.lines =
        node.form ? criterion_lines(a_, one, language_) : parent_lines(a_, one, language_);
    add_contribution(one, block);
    block.figures = figure_lines(one.figures);
    return block;
  }

  /// Where a child adds another number than its score: rescaled, or weighted.
  void add_contribution(const ExplainedNode& one, ExplainBlock& block) const {
    const auto parent = a_.scheme.nodes[one.node].parent;
    if (!one.contribution || !parent || snapped(*one.contribution - one.score) == 0) return;
    if (std::isnan(one.score) && *one.contribution == 0) return;
    block.lines.push_back(say(
        {"adds {0} to {1}", "计入{1}：{0}"},
        {score_text(a_.scheme, one.node, *one.contribution), shown(a_.scheme.nodes[*parent].id)}));
  }

  std::vector<ExplainFigureLine> figure_lines(const std::vector<ExplainedFigure>& figures) const {
    std::vector<ExplainFigureLine> lines;
    for (const ExplainedFigure& one : figures)
      lines.push_back({figure_text(one, language_), rows_text(one, language_)});
    return lines;
  }

  ExplainBlock block_of(const ExplainedAdjustment& one) const {
    const Adjustment& rule = a_.scheme.adjustments[one.applied.adjustment];
    ExplainBlock block;
    block.index = one.applied.adjustment;
    block.id = shown(rule.id);
    const Text& why = rule.because.empty() ? rule.name : rule.because;
    block.title = word(adjustment_kind_words, rule.kind, language_);
    if (!why.empty()) block.title += say({": ", "："}) + shown(why.in(language_));
    if (one.applied.undecided)
      block.points = say({"undecided", "未定"});
    else if (one.applied.amount != 0)
      block.points = signed_text(
          a_.scheme, rule.node,
          rule.kind == AdjustmentKind::bonus ? one.applied.amount : -one.applied.amount);
    if (rule.grade) block.lines.push_back(grade_line(rule));
    if (one.applied.spilled != 0)
      block.lines.push_back(
          say({"{0} of it goes to the total", "其中{0}转扣总分"}, {figure(one.applied.spilled)}));
    block.figures = figure_lines(one.figures);
    return block;
  }

  std::string grade_line(const Adjustment& rule) const {
    const Grade& grade = a_.scheme.grades[*rule.grade];
    const std::string name = shown(grade.name.empty() ? grade.id : grade.name.in(language_));
    return rule.kind == AdjustmentKind::veto ? say({"grade: {0}", "等次：{0}"}, {name})
                                             : say({"at most {0}", "最高为{0}"}, {name});
  }

  std::string decision(const Override& one) const {
    const Node& node = a_.scheme.nodes[one.node];
    const auto score = [&](State state, double x) {
      return state <= State::nil ? score_text(a_.scheme, one.node, x)
                                 : std::string(state_word(state, language_));
    };
    std::string text =
        say({"{0} {1}: {2} instead of {3}; document {4}", "{0} {1}：{3}更正为{2}；文号{4}"},
            {shown(node.id), shown(node.name.in(language_)), score(one.state, one.score),
             score(one.computed_state, one.computed), shown(one.document)});
    if (!one.reason.empty()) text += (language_ == Language::zh ? "；" : "; ") + shown(one.reason);
    if (!one.date.empty()) text += (language_ == Language::zh ? "；" : "; ") + shown(one.date);
    return text;
  }

  const Assessment& a_;
  const Explanation& e_;
  Language language_;
  std::vector<bool> placed_;
};

}  // namespace

ExplainedText lay_out(const Assessment& assessment, const Explanation& explanation,
                      Language language) {
  return Layout(assessment, explanation, language).lay_out();
}

}  // namespace assess
