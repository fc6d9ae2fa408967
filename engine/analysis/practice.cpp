#include "analysis/practice.hpp"

#include <algorithm>
#include <functional>

#include "analysis/diagnostics.hpp"
#include "base/points.hpp"
#include "evidence/accumulate.hpp"

namespace assess {

namespace {

constexpr double cliff = 0.4;        ///< of the points, lost in one step
constexpr double mostly_full = 0.7;  ///< of the units

std::string points_text(double points) {
  return to_text(publish(points, to_decimals(2)));
}

// ---- a unit that files nothing ------------------------------------------------------------------

/// The figures of one unit of whom nothing is known.
Figures silent_unit(const Scheme& scheme) {
  Figures figures;
  figures.keys = {"-"};
  figures.quantities.resize(scheme.quantities.size());
  for (std::size_t q = 0; q < scheme.quantities.size(); ++q) {
    const auto& how = scheme.quantities[q].how;
    if (std::holds_alternative<RosterColumn>(how) || std::holds_alternative<SingleRow>(how))
      figures.quantities[q] = column_of(1, State::missing);
    if (const auto* ledger = std::get_if<LedgerAggregate>(&how))
      figures.quantities[q] = Accumulator(*ledger, 1).finish(1);
  }
  return figures;
}

void warn_of_silence(const Scheme& scheme, Diagnostics& notes) {
  if (!scheme.has_points) return;
  Diagnostics ignored;
  const auto silent = assess(scheme, silent_unit(scheme), 1, ignored);
  if (!silent) return;
  for (std::size_t n = 0; n < scheme.nodes.size(); ++n) {
    const Node& node = scheme.nodes[n];
    const Column& score = silent->scores.nodes[n].score;
    if (node.kind != NodeKind::criterion || !node.points || !node.parent) continue;
    if (score.has_number(0) && compare_decimals(score.values[0], 0) > 0)
      notes.add(practice_complaint("points-for-nothing"), node.at.place(),
                {node.id, points_text(score.values[0]), to_text(*node.points)});
  }
}

// ---- cliffs
// ---------------------------------------------------------------------------------------

void warn_of_cliffs(const Node& node, Diagnostics& notes) {
  if (!node.form || !node.points || info(node.form->form).keyword != "bands") return;
  for (const StepsForGroup& bands : node.form->steps)
    for (std::size_t s = 1; s < bands.steps.size(); ++s) {
      const Expr &above = bands.steps[s - 1].points, &below = bands.steps[s].points;
      if (!above.is_constant() || !below.is_constant() || bands.steps.size() < 3) continue;
      const double lost = std::abs(above.number - below.number);
      if (lost > cliff * node.points->value())
        notes.add(practice_complaint("cliff"), node.at.place(),
                  {node.id, to_text(above.number), to_text(below.number), points_text(lost),
                   to_text(*node.points)});
    }
}

// ---- no basis
// --------------------------------------------------------------------------------------

void warn_of_bases(const Scheme& scheme, const Node& node, Diagnostics& notes) {
  if (!node.form || info(node.form->form).keyword != "ratio" || !node.parent) return;
  const Expr& due = node.form->slots[1];
  if (due.is_constant() || !node.instead.empty() || scheme.nodes[*node.parent].policy_given) return;
  notes.add(practice_complaint("no-basis-policy"), node.at.place(), {node.id, to_text(due)});
}

// ---- not (a <= b)
// ---------------------------------------------------------------------------------

/// Columns of a ledger that may be empty and stand under a comparison.
void optional_columns(const Expr& expr, const TableSpec& table, std::vector<std::string>& names) {
  if (expr.kind == Expr::Kind::reference && expr.space == Space::row &&
      expr.index < table.columns.size() && table.columns[expr.index].type.optional)
    names.push_back(table.columns[expr.index].name);
  for (const Expr& arg : expr.args) optional_columns(arg, table, names);
}

void warn_of_negations(const Expr& expr, const TableSpec& table, const Snippet& at,
                       Diagnostics& notes) {
  if (expr.kind == Expr::Kind::call && expr.name == "not" && expr.args[0].function &&
      expr.args[0].function->typing == Typing::order) {
    std::vector<std::string> names;
    optional_columns(expr.args[0], table, names);
    if (!names.empty())
      notes.add(practice_complaint("not-of-missing"), at.place(expr.at, expr.length),
                {at.text.substr(expr.at, expr.length), names[0]});
  }
  for (const Expr& arg : expr.args) warn_of_negations(arg, table, at, notes);
}

void warn_of_negations(const Scheme& scheme, Diagnostics& notes) {
  for (const Quantity& quantity : scheme.quantities) {
    const auto* ledger = std::get_if<LedgerAggregate>(&quantity.how);
    if (!ledger) continue;
    for (const auto& expr : {ledger->value, ledger->where})
      if (expr) warn_of_negations(*expr, scheme.tables[ledger->table], quantity.at, notes);
  }
}

}  // namespace

void warn_of_rules(const Scheme& scheme, Diagnostics& notes) {
  warn_of_silence(scheme, notes);
  for (const Node& node : scheme.nodes) {
    warn_of_cliffs(node, notes);
    warn_of_bases(scheme, node, notes);
  }
  if (!scheme.ranking.quota_ties_given)
    for (const Grade& grade : scheme.grades)
      if (grade.quota)
        notes.add(practice_complaint("quota-without-ties"), grade.at.place(), {grade.id});
  warn_of_negations(scheme, notes);
}

void warn_of_result(const Assessment& assessment, Diagnostics& notes) {
  const Scheme& scheme = assessment.scheme;
  for (std::size_t n = 0; n < scheme.nodes.size(); ++n) {
    const Node& node = scheme.nodes[n];
    const Column& score = assessment.scores.nodes[n].score;
    if (node.kind != NodeKind::criterion || !node.parent) continue;
    std::size_t scored = 0, full = 0;
    bool differ = false;
    double first = absent;
    for (std::size_t u = 0; u < score.size(); ++u) {
      if (!score.has_number(u)) continue;
      if (scored++ == 0) first = score.values[u];
      differ = differ || compare_decimals(first, score.values[u]) != 0;
      full += node.points && compare_decimals(score.values[u], node.points->value()) >= 0;
    }
    if (scored > 1 && !differ && scored == score.size())
      notes.add(practice_complaint("decides-nothing"), node.at.place(), {node.id});
    else if (scored > 1 && static_cast<double>(full) > mostly_full * static_cast<double>(scored))
      notes.add(practice_complaint("mostly-full"), node.at.place(),
                {node.id, std::to_string(full), std::to_string(scored)});
  }
}

}  // namespace assess
