#include <algorithm>

#include "base/exact_sum.hpp"
#include "report/columns.hpp"
#include "report/published.hpp"
#include "report/reasons.hpp"
#include "report/sheet.hpp"
#include "report/wording.hpp"

namespace assess {

namespace {

/// How the units did in one node.
struct NodeSummary {
  double mean = absent, rate = absent;
  std::uint64_t values = 0, missing = 0, not_applicable = 0;
};

NodeSummary summary_of(const Assessment& a, std::size_t node) {
  NodeSummary result;
  const Column& score = a.scores.nodes[node].score;
  ExactSum sum;
  for (std::size_t u = 0; u < score.size(); ++u) {
    result.missing += score.state(u) == State::missing;
    result.not_applicable += score.state(u) == State::not_applicable;
    if (!score.has_number(u)) continue;
    ++result.values;
    sum.add(score.values[u]);
  }
  if (result.values == 0) return result;
  result.mean = sum.value() / static_cast<double>(result.values);
  const double bottom = bottom_of(a.scheme, node), top = top_of(a.scheme, node);
  if (bottom < top) result.rate = (result.mean - bottom) / (top - bottom);
  return result;
}

/// Points, or the weight where it is one number.
Cell size_cell(const Scheme& scheme, const Node& node) {
  if (node.points) return Number{*node.points, shortest};
  if (scheme.has_points || node.kind == NodeKind::total || !node.weight.is_constant()) return {};
  return number_cell(node.weight.number, 9, false);
}

std::vector<std::string> names(const Assessment& a, Language language) {
  std::vector<std::string> texts;
  for (const Node& node : a.scheme.nodes) texts.push_back(node.name.in(language));
  return texts;
}

/// By the rules, not by what they did: the columns of a scheme are the same for any evidence.
bool may_give_reasons(const Scheme& scheme) {
  const auto has_reason = [](const InsteadCase& one) { return !one.reason.empty(); };
  return std::ranges::any_of(scheme.nodes, [&](const Node& node) {
    return std::ranges::any_of(node.instead, has_reason);
  });
}

std::vector<std::string> reasons(const Assessment& a, Language language) {
  const auto given = reasons_given(a);
  std::vector<std::string> texts;
  for (std::size_t n = 0; n < a.scheme.nodes.size(); ++n)
    texts.push_back(reasons_text(given, n, language));
  return texts;
}

struct Cells {
  std::vector<Cell> kind, size, mean, rate, values, missing, not_applicable;
};

Cells cells_of(const Assessment& a, Language language) {
  Cells c;
  for (std::size_t n = 0; n < a.scheme.nodes.size(); ++n) {
    const Node& node = a.scheme.nodes[n];
    const NodeSummary summary = summary_of(a, n);
    c.kind.emplace_back(word(node_kind_words, node.kind, language));
    c.size.push_back(size_cell(a.scheme, node));
    c.mean.push_back(number_cell(summary.mean, std::max(2, published_decimals(a.scheme, n))));
    c.rate.push_back(number_cell(summary.rate, 3));
    c.values.push_back(count_cell(summary.values));
    c.missing.push_back(count_cell(summary.missing));
    c.not_applicable.push_back(count_cell(summary.not_applicable));
  }
  return c;
}

}  // namespace

Sheet criteria_sheet(const Assessment& a, Language language) {
  Sheet sheet{"criteria", {"Criteria and items", "指标与项目"}, {}, a.scheme.nodes.size()};
  Cells c = cells_of(a, language);
  const Text size = a.scheme.has_points ? Text{"Points", "分值"} : Text{"Weight", "权重"};
  sheet.columns = {column_of_each("id", {"ID", "编号"}, SheetKind::text, a.scheme.nodes,
                                  [](const Node& node) { return Cell(std::string_view(node.id)); }),
                   cells_column("kind", {"Kind", "类别"}, std::move(c.kind), SheetKind::text),
                   texts_column("name", {"Name", "名称"}, names(a, language)),
                   cells_column(a.scheme.has_points ? "points" : "weight", size, std::move(c.size)),
                   cells_column("mean", {"Mean", "平均分"}, std::move(c.mean)),
                   cells_column("rate", {"Rate", "得分率"}, std::move(c.rate)),
                   cells_column("values", {"Scored", "有得分"}, std::move(c.values)),
                   cells_column("missing", {"Missing", "缺失"}, std::move(c.missing)),
                   cells_column("not_applicable", {"N/A", "不适用"}, std::move(c.not_applicable))};
  if (may_give_reasons(a.scheme))
    sheet.columns.push_back(texts_column("reasons", {"Reasons", "另计原因"}, reasons(a, language)));
  return sheet;
}

}  // namespace assess
