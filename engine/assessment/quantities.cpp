#include <algorithm>
#include <cmath>

#include "assessment/computation.hpp"
#include "base/points.hpp"

namespace assess {

namespace {

using Kind = RowAggregate::Kind;

/// count, share and the like of values with states: the same rules as over rows of a ledger.
struct Tally {
  std::vector<double> present;  ///< values (of a condition 1 or 0) that count
  std::size_t rows = 0;         ///< all that `where` lets through
  std::size_t held = 0, told = 0;
  State fault = State::value;

  void add(State state, double value) {
    ++rows;
    if (is_fault(state)) fault = std::max(fault, state);
    if (state <= State::nil) present.push_back(value);
    if (state != State::not_applicable) ++told;
    if (state <= State::nil && value != 0) ++held;
  }

  void finish(const RowAggregate& function, bool has_value, double argument, Column& column,
              std::size_t unit) {
    if (is_fault(fault)) return column.set(unit, fault);
    if (function.kind == Kind::count) {
      column.values[unit] = static_cast<double>(has_value ? present.size() : rows);
    } else if (function.kind == Kind::share) {
      if (told == 0) return column.set(unit, State::not_applicable);
      column.values[unit] = static_cast<double>(held) / static_cast<double>(told);
    } else if (present.empty()) {
      if (function.kind == Kind::only) return column.set(unit, State::missing);
      if (function.kind != Kind::sum && function.kind != Kind::distinct)
        column.set(unit, State::not_applicable);
    } else if (function.kind == Kind::only) {
      if (present.size() > 1) return column.set(unit, State::not_single);
      column.values[unit] = present[0];
    } else {
      const double result = finish_values(function.kind, present, argument);
      column.values[unit] = result;
      if (std::isnan(result)) column.set(unit, State::not_applicable);
    }
  }
};

class Computer {
 public:
  Computer(const Quantity& quantity, const Computation& so_far)
      : quantity_(quantity), so_far_(so_far), units_(so_far.units()) {}

  Column operator()(const RosterColumn&) const { return {}; }
  Column operator()(const LedgerAggregate&) const { return {}; }
  Column operator()(const SingleRow&) const { return {}; }
  Column operator()(const Derived& how) const { return Values(how.expr, so_far_).take(); }

  Column operator()(const NodeFigure& how) const {
    const Node& node = so_far_.scheme.nodes[how.node];
    const Points* most = node.out_of ? &*node.out_of : node.points ? &*node.points : nullptr;
    switch (how.part) {
      case NodePart::weight:
        return Values(node.weight, so_far_).take();
      case NodePart::points:
        if (!most) return column_of(units_, State::not_applicable);
        return {std::vector<double>(units_, most->value()), {}};
      case NodePart::score:
        return so_far_.scores.nodes[how.node].score;
      case NodePart::rate: {
        Column rate = so_far_.scores.nodes[how.node].score;
        const Scale scale = most ? Scale{0, most->value()} : node.scale;
        for (double& x : rate.values) x = (x - scale.bottom) / (scale.top - scale.bottom);
        return rate;
      }
      case NodePart::rank:
      case NodePart::grade:
        return of_standing(how.part);
    }
    return {};
  }

  Column operator()(const ChildrenAggregate& how) const {
    std::vector<Values> values, where;
    for (const Expr& expr : how.values) values.emplace_back(expr, so_far_);
    for (const Expr& expr : how.where) where.emplace_back(expr, so_far_);
    Column column{std::vector<double>(units_, 0.0), {}};
    for (std::size_t u = 0; u < units_; ++u) {
      Tally tally;
      for (std::size_t c = 0; c < how.children; ++c) {
        if (!where.empty() && !where[c].holds(u)) continue;
        if (values.empty())
          tally.add(State::value, 1);
        else
          tally.add(values[c].state(u), values[c][u]);
      }
      tally.finish(*how.function, !values.empty(), how.argument, column, u);
    }
    return column;
  }

  Column operator()(const UnitsAggregate& how) const {
    const auto& columns = so_far_.scores.quantities;
    const std::vector<int> cohort = how.by ? cohorts(columns[*how.by]) : std::vector<int>(units_, 0);
    const int count = units_ ? *std::ranges::max_element(cohort) + 1 : 0;
    std::vector<std::vector<std::size_t>> members(static_cast<std::size_t>(count));
    for (std::size_t u = 0; u < units_; ++u)
      if (cohort[u] >= 0) members[static_cast<std::size_t>(cohort[u])].push_back(u);
    Column column = column_of(units_, State::not_applicable);  // where `by` has no value
    for (const auto& group : members) {
      if (how.function->units_only)
        each_place(how, group, column);
      else
        one_for_all(how, group, column);
    }
    return column;
  }

 private:
  bool counts(const UnitsAggregate& how, std::size_t unit) const {
    if (!how.where) return true;
    const Column& where = so_far_.scores.quantities[*how.where];
    return where.has_number(unit) && where.values[unit] != 0;
  }

  void one_for_all(const UnitsAggregate& how, const std::vector<std::size_t>& group,
                   Column& column) const {
    Tally tally;
    for (const std::size_t u : group) {
      if (!counts(how, u)) continue;
      if (how.value) {
        const Column& value = so_far_.scores.quantities[*how.value];
        tally.add(value.state(u), value.values[u]);
      } else {
        tally.add(State::value, 1);
      }
    }
    Column one{std::vector<double>(1, 0.0), {}};
    tally.finish(*how.function, how.value.has_value(), how.argument, one, 0);
    for (const std::size_t u : group) {
      column.values[u] = one.values[0];
      column.states[u] = one.state(0);
    }
  }

  /// rank, mid_rank, treat: each unit has its own.
  void each_place(const UnitsAggregate& how, const std::vector<std::size_t>& group,
                  Column& column) const {
    const Column& value = so_far_.scores.quantities[*how.value];
    std::vector<double> xs, results(group.size());
    for (const std::size_t u : group)
      xs.push_back(counts(how, u) && value.has_number(u) ? value.values[u] : absent);
    over_units(how.function->kind, xs, how.argument, results);
    for (std::size_t i = 0; i < group.size(); ++i) {
      const std::size_t u = group[i];
      column.values[u] = results[i];
      column.states[u] = !std::isnan(results[i])     ? State::value
                         : !value.has_number(u)      ? value.state(u)
                                                     : State::not_applicable;
    }
  }

  Column of_standing(NodePart part) const {
    const Standing& standing = *so_far_.standing;
    Column column = column_of(units_, State::missing);
    for (std::size_t u = 0; u < units_; ++u) {
      if (part == NodePart::rank && standing.rank[u] == 0) continue;
      if (part == NodePart::grade && standing.grade[u] == no_grade) continue;
      column.states[u] = State::value;
      column.values[u] =
          part == NodePart::rank
              ? standing.rank[u]
              : so_far_.scheme.words->code(
                    so_far_.scheme.grades[static_cast<std::size_t>(standing.grade[u])].id);
    }
    return column;
  }

  const Quantity& quantity_;
  const Computation& so_far_;
  std::size_t units_;
};

}  // namespace

Column compute(const Quantity& quantity, const Computation& so_far) {
  return std::visit(Computer(quantity, so_far), quantity.how);
}

}  // namespace assess
