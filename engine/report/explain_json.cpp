#include <cmath>

#include "base/date.hpp"
#include "base/points.hpp"
#include "base/text.hpp"
#include "report/explain_formats.hpp"
#include "report/json_parts.hpp"
#include "report/published.hpp"
#include "report/wording.hpp"

namespace assess {

namespace {

constexpr std::array<std::string_view, 13> step_keywords{
    "form",  "instead", "child",   "filled", "aggregate", "adjustment", "spilled",
    "range", "out_of",  "rounded", "veto",   "decision",  "other"};

std::string_view kind_keyword(AdjustmentKind kind) {
  return adjustment_kind_words[static_cast<std::size_t>(kind)].en;
}

class ExplanationWriter {
 public:
  ExplanationWriter(const Assessment& a, const Explanation& explanation) : a_(a), e_(explanation) {}

  std::string write() {
    json_.begin_object();
    json_.member("schema", "assess.explanation/1");
    write_scheme(json_, a_.scheme);
    write_unit();
    list("nodes", e_.nodes, [&](const ExplainedNode& one) { write_node(one); });
    list("adjustments", e_.adjustments, [&](const auto& one) { write_adjustment(one); });
    list("decisions", e_.overrides, [&](const Override& one) { write_decision(one); });
    write_next_grade();
    list("improvements", e_.improvements, [&](const auto& one) { write_improvement(one); });
    json_.truth("rows_traced", e_.rows_traced);
    json_.end_object();
    return std::move(json_).take();
  }

 private:
  template <typename T, typename Write>
  void list(std::string_view key, const std::vector<T>& elements, Write write) {
    json_.key(key);
    json_.begin_array();
    for (const T& one : elements) write(one);
    json_.end_array();
  }

  void published(std::string_view key, Points points) {
    json_.member(key, to_text(points, published_decimals(a_.scheme, a_.scheme.total)));
  }

  void grade(std::string_view key, int index) {
    json_.key(key);
    index == no_grade ? json_.null()
                      : json_.text(a_.scheme.grades[static_cast<std::size_t>(index)].id);
  }

  void rank(double rank) {
    json_.key("rank");
    rank == 0 ? json_.null() : json_.number(rank);
  }

  void write_unit() {
    json_.key("unit");
    json_.begin_object();
    json_.member("key", a_.figures.keys[e_.unit]);
    if (!a_.figures.names.empty()) json_.member("name", a_.figures.names[e_.unit]);
    if (a_.scheme.group) json_.member("group", a_.standing.groups[a_.standing.group[e_.unit]]);
    if (a_.scores.nodes[a_.scheme.total].score.has_number(e_.unit))
      published("total", a_.standing.total[e_.unit]);
    rank(e_.rank);
    json_.count("ranked", e_.ranked);
    grade("grade", a_.standing.grade[e_.unit]);
    write_neighbour("above", e_.above);
    write_neighbour("below", e_.below);
    json_.end_object();
  }

  void write_neighbour(std::string_view key, const std::optional<Neighbour>& other) {
    if (!other) return;
    json_.key(key);
    json_.begin_object();
    json_.member("key", other->key);
    if (!other->name.empty()) json_.member("name", other->name);
    published("total", other->total);
    rank(other->rank);
    json_.end_object();
  }

  void write_node(const ExplainedNode& one) {
    const Node& node = a_.scheme.nodes[one.node];
    json_.begin_object();
    json_.member("id", node.id);
    write_text(json_, node.name);
    if (node.parent) json_.member("parent", a_.scheme.nodes[*node.parent].id);
    json_.member("state", state_keyword(one.state));
    json_.number("score", one.score);
    write_published(json_, a_, one.node, e_.unit);
    json_.number("top", one.top);
    if (one.lost) json_.number("lost", *one.lost);
    if (one.contribution) json_.number("contribution", *one.contribution);
    if (!one.reason.empty()) json_.member("reason", one.reason);
    if (one.working) write_working(*one.working);
    list("account", one.account, [&](const AccountLine& line) { write_line(line); });
    if (!one.not_applicable.empty())
      list("left_out", one.not_applicable,
           [&](std::size_t child) { json_.text(a_.scheme.nodes[child].id); });
    list("figures", one.figures, [&](const ExplainedFigure& figure) { write_figure(figure); });
    json_.end_object();
  }

  void write_working(const Working& working) {
    json_.key("working");
    json_.begin_object();
    json_.member("case", working.before.en);
    json_.member("case_zh", working.before.zh);
    json_.member("sum", working.sum);
    json_.end_object();
  }

  void write_line(const AccountLine& line) {
    json_.begin_object();
    json_.member("step", step_keywords[static_cast<std::size_t>(line.step)]);
    if (line.step == AccountStep::child)
      json_.member("of", a_.scheme.nodes[*line.of].id);
    else if (line.of)
      json_.member("of", a_.scheme.adjustments[*line.of].id);
    json_.number("amount", line.amount);
    json_.end_object();
  }

  void write_figure(const ExplainedFigure& figure) {
    json_.begin_object();
    if (!figure.key.empty()) json_.member("input", figure.key);
    json_.member("text", figure.text);
    if (!figure.definition.empty()) json_.member("definition", figure.definition);
    json_.member("state", state_keyword(figure.state));
    if (figure.state == State::value) write_value(figure);
    if (figure.rows) write_rows(*figure.rows);
    json_.end_object();
  }

  void write_value(const ExplainedFigure& figure) {
    json_.key("value");
    switch (figure.type) {
      case Type::text:
        return json_.text(figure.word);
      case Type::yes_no:
        return json_.truth(figure.value != 0);
      case Type::date:
        return json_.text(date_text(static_cast<int>(figure.value)));
      default:
        return json_.number(figure.value);
    }
  }

  void write_rows(const TracedRows& rows) {
    json_.count("row_count", rows.rows);
    list("rows", rows.places, [&](const Place& place) {
      json_.text(place.file + ":" + (place.cell.empty() ? std::to_string(place.line) : place.cell));
    });
  }

  void write_adjustment(const ExplainedAdjustment& one) {
    const Adjustment& rule = a_.scheme.adjustments[one.applied.adjustment];
    json_.begin_object();
    json_.member("id", rule.id);
    json_.member("kind", kind_keyword(rule.kind));
    json_.member("node", a_.scheme.nodes[rule.node].id);
    json_.number("amount", one.applied.amount);
    json_.number("spilled", one.applied.spilled);
    json_.truth("undecided", one.applied.undecided);
    if (rule.grade) grade("grade", static_cast<int>(*rule.grade));
    if (!rule.because.en.empty()) json_.member("because", rule.because.en);
    if (!rule.because.zh.empty()) json_.member("because_zh", rule.because.zh);
    list("figures", one.figures, [&](const ExplainedFigure& figure) { write_figure(figure); });
    json_.end_object();
  }

  void write_decision(const Override& one) {
    json_.begin_object();
    json_.member("node", a_.scheme.nodes[one.node].id);
    json_.number("score", one.score);
    json_.number("computed", one.computed);
    json_.member("document", one.document);
    json_.member("reason", one.reason);
    json_.member("date", one.date);
    json_.end_object();
  }

  void write_next_grade() {
    if (!e_.next_grade) return;
    json_.key("next_grade");
    json_.begin_object();
    grade("grade", static_cast<int>(e_.next_grade->grade));
    published("edge", e_.next_grade->edge);
    published("missing", e_.next_grade->missing);
    list("held_back_by", e_.next_grade->limits,
         [&](std::size_t limit) { json_.text(a_.scheme.adjustments[limit].id); });
    json_.truth("quota", e_.next_grade->quota);
    json_.end_object();
  }

  void write_improvement(const Improvement& one) {
    json_.begin_object();
    json_.member("node", a_.scheme.nodes[one.node].id);
    published("gain", one.gain);
    published("total", one.total);
    rank(one.rank);
    grade("grade", one.grade);
    if (one.more) json_.number("more", *one.more);
    json_.end_object();
  }

  const Assessment& a_;
  const Explanation& e_;
  JsonWriter json_;
};

}  // namespace

/// `assess.explanation/1`, of several units an array. Texts are in both languages, whatever the
/// language asked for.
std::string explain_json(const Assessment& assessment, Explanations explanations,
                         const RenderContext&) {
  std::vector<std::string> units;
  for (const Explanation& one : explanations)
    units.push_back(ExplanationWriter(assessment, one).write());
  if (units.size() == 1) return units[0];
  for (std::string& unit : units)
    if (unit.ends_with('\n')) unit.pop_back();
  return "[\n" + joined(units, ",\n") + "\n]\n";
}

}  // namespace assess
