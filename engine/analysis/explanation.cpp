#include "analysis/explanation.hpp"

#include <algorithm>
#include <cmath>
#include <set>

#include "analysis/account.hpp"
#include "analysis/explained_figures.hpp"
#include "analysis/improvements.hpp"
#include "analysis/next_grade.hpp"
#include "base/points.hpp"

namespace assess {

namespace {

/// Puts together what the parts of the analysis say of one unit.
class Explainer {
 public:
  Explainer(const Assessment& a, std::size_t unit) : a_(a), unit_(unit), values_(a, unit) {}

  Explanation explain(unsigned threads) {
    const OneUnit alone(a_, unit_);
    result_.unit = unit_;
    for (std::size_t n = 0; n < a_.scheme.nodes.size(); ++n) explain_node(n, alone);
    add_contributions();
    for (const Applied& one : a_.scores.applied)
      if (one.unit == unit_)
        result_.adjustments.push_back(
            {one, figures_of_adjustment(a_, one.adjustment, unit_, values_)});
    for (const Override& one : a_.figures.overrides)
      if (one.unit == unit_) result_.overrides.push_back(one);
    find_neighbours();
    result_.next_grade = next_grade_of(a_, unit_, values_);
    result_.improvements = improvements_of(a_, unit_, alone, threads);
    return std::move(result_);
  }

 private:
  void explain_node(std::size_t n, const OneUnit& alone) {
    const Node& node = a_.scheme.nodes[n];
    const Column& score = a_.scores.nodes[n].score;
    ExplainedNode one;
    one.node = n;
    one.state = score.state(unit_);
    one.score = score.has_number(unit_) ? score.values[unit_] : absent;
    one.top = top_of(node);
    one.lost = lost(node, one);
    one.figures = figures_of_node(a_, n, unit_, values_);
    const auto instead = instead_of(node, values_);
    if (instead) one.reason = instead->reason;
    if (node.form) {
      const FormResult form = form_result(a_, n, unit_, values_);
      one.account = account_of_criterion(a_, n, unit_, values_, form);
      const bool formed = std::ranges::any_of(
          one.account, [](const AccountLine& line) { return line.step == AccountStep::form; });
      if (formed) one.working = form.working;
    } else {
      one.account = account_of_parent(a_, n, unit_, values_, alone);
      find_not_applicable(node, one);
      const bool filled = std::ranges::any_of(
          one.account, [](const AccountLine& line) { return line.step == AccountStep::filled; });
      if (filled)
        std::ranges::move(figures_of_fill(a_, n, unit_, values_), std::back_inserter(one.figures));
    }
    result_.nodes.push_back(std::move(one));
  }

  double top_of(const Node& node) const {
    if (node.out_of) return node.out_of->value();
    if (node.points) return node.points->value();
    const bool own_scale = node.form && info(node.form->form).gives == Gives::own_scale;
    return own_scale && !node.range ? absent : node.scale.top;
  }

  /// What the unit could have earned more; all, where nothing was filed and that counts as 0.
  std::optional<double> lost(const Node& node, const ExplainedNode& one) const {
    const bool counts = node.points || node.form;
    if (!counts || std::isnan(one.top)) return {};
    if (!std::isnan(one.score)) return snapped(one.top - one.score);
    if (one.state == State::missing && node.missing == MissingPolicy::zero) return one.top;
    return {};
  }

  void find_not_applicable(const Node& node, ExplainedNode& one) const {
    one.applicable = one.all = 0;
    for (const std::size_t child : node.children) {
      const Node& part = a_.scheme.nodes[child];
      const double size = part.out_of   ? part.out_of->value()
                          : part.points ? part.points->value()
                                        : values_(part.weight).number;
      const State state = a_.scores.nodes[child].score.state(unit_);
      const bool left_out = state == State::not_applicable ||
                            (state == State::missing && part.missing == MissingPolicy::skip);
      if (left_out) one.not_applicable.push_back(child);
      if (!std::isnan(size)) one.all += size, one.applicable += left_out ? 0 : size;
    }
  }

  /// Only where the parent's score is made of its children: `instead` does not look at them.
  void add_contributions() {
    for (const ExplainedNode& parent : result_.nodes)
      for (const AccountLine& line : parent.account)
        if (line.step == AccountStep::child && a_.scheme.nodes[*line.of].parent == parent.node)
          result_.nodes[*line.of].contribution = line.amount;
  }

  bool is_beside(std::uint32_t other) const {
    const bool same =
        !a_.scheme.ranking.within_group || a_.standing.group[other] == a_.standing.group[unit_];
    return same && a_.standing.rank[other] > 0;
  }

  Neighbour neighbour(std::uint32_t other) const {
    const auto& names = a_.figures.names;
    return {std::string(a_.figures.keys[other]), names.empty() ? "" : names[other],
            a_.standing.total[other], a_.standing.rank[other]};
  }

  void find_neighbours() {
    result_.rank = a_.standing.rank[unit_];
    bool passed = false;
    for (const std::uint32_t other : a_.standing.printed) {
      if (!is_beside(other)) continue;
      ++result_.ranked;
      if (result_.rank == 0) continue;
      if (other == unit_)
        passed = true;
      else if (!passed)
        result_.above = neighbour(other);
      else if (!result_.below)
        result_.below = neighbour(other);
    }
  }

  const Assessment& a_;
  std::size_t unit_;
  UnitValues values_;
  Explanation result_;
};

void add_rows(std::vector<ExplainedFigure>& figures, const std::vector<TracedRows>& traced) {
  for (ExplainedFigure& figure : figures) {
    if (!figure.quantity) continue;
    const auto found = std::ranges::find(traced, *figure.quantity, &TracedRows::quantity);
    if (found != traced.end()) figure.rows = *found;
  }
}

template <typename Visit>
void for_each_list(Explanation& explanation, Visit visit) {
  for (ExplainedNode& node : explanation.nodes) visit(node.figures);
  for (ExplainedAdjustment& one : explanation.adjustments) visit(one.figures);
}

}  // namespace

Explanation explain(const Assessment& assessment, std::size_t unit, unsigned threads) {
  return Explainer(assessment, unit).explain(threads);
}

std::vector<Explanation> with_rows(std::vector<Explanation> explanations, const Assessment& a,
                                   const std::vector<EvidenceArgument>& evidence,
                                   unsigned threads) {
  std::vector<TraceWish> wishes;
  for (Explanation& explanation : explanations) {
    std::set<std::size_t> wanted;
    for_each_list(explanation, [&](const std::vector<ExplainedFigure>& figures) {
      for (const ExplainedFigure& figure : figures)
        if (figure.quantity) wanted.insert(*figure.quantity);
    });
    wishes.push_back({explanation.unit,
                      std::string(a.figures.keys[explanation.unit]),
                      {wanted.begin(), wanted.end()}});
  }
  const auto traced = trace_rows(a.scheme, evidence, a.scores.quantities, wishes, threads);
  for (std::size_t i = 0; traced && i < explanations.size(); ++i)
    explanations[i] = with_rows(std::move(explanations[i]), (*traced)[i]);
  return explanations;
}

std::optional<RowsOfAll> rows_of_all(const Assessment& a,
                                     const std::vector<EvidenceArgument>& evidence,
                                     unsigned threads) {
  std::uint64_t rows = 0;
  for (const TableReport& table : a.figures.tables) rows += table.rows;
  if (rows > most_rows_traced) return {};
  std::vector<std::size_t> quantities;
  for (std::size_t q = 0; q < a.scheme.quantities.size(); ++q)
    if (a.scores.quantities[q].size() > 0) quantities.push_back(q);
  std::vector<TraceWish> wishes;
  for (std::size_t u = 0; u < a.figures.units(); ++u)
    wishes.push_back({u, std::string(a.figures.keys[u]), quantities});
  return trace_rows(a.scheme, evidence, a.scores.quantities, wishes, threads);
}

Explanation with_rows(Explanation explanation, const std::vector<TracedRows>& rows) {
  explanation.rows_traced = true;
  for_each_list(explanation,
                [&](std::vector<ExplainedFigure>& figures) { add_rows(figures, rows); });
  return explanation;
}

}  // namespace assess
