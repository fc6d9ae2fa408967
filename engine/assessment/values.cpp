#include <algorithm>
#include <set>

#include "assessment/computation.hpp"
#include "base/parallel.hpp"

namespace assess {

namespace {

constexpr std::size_t window = 4096;

void find_leaves(const Expr& expr, std::set<std::size_t>& leaves) {
  if (expr.kind == Expr::Kind::reference) leaves.insert(expr.index);
  for (const Expr& arg : expr.args) find_leaves(arg, leaves);
  if (expr.table) {
    for (const Expr& entry : expr.table->entries) find_leaves(entry, leaves);
    for (const Expr& other : expr.table->otherwise) find_leaves(other, leaves);
  }
}

Column evaluate_all(const Expr& expr, const Computation& so_far) {
  const std::size_t units = so_far.units();
  std::set<std::size_t> leaves;
  find_leaves(expr, leaves);
  Column result{std::vector<double>(units), std::vector<State>(units, State::value)};
  parallel_for(units, 16 * window, so_far.threads, [&](std::size_t begin, std::size_t end) {
    Evaluator evaluator(window, *so_far.scheme.words);
    std::vector<Lane> lanes(so_far.scheme.quantities.size());
    for (std::size_t from = begin; from < end; from += window) {
      const std::size_t n = std::min(window, end - from);
      for (const std::size_t leaf : leaves) {
        const Column& column = so_far.scores.quantities[leaf];
        lanes[leaf] = {column.values.data() + from,
                       column.states.empty() ? nullptr : column.states.data() + from, false};
      }
      evaluator.reset();
      const Lane lane = evaluator.evaluate(expr, {{}, lanes}, n);
      for (std::size_t i = 0; i < n; ++i) {
        const State state = lane.state(i);
        result.values[from + i] = state > State::nil ? absent : lane.value(i);
        result.states[from + i] = state;
      }
    }
  });
  if (std::ranges::all_of(result.states, [](State s) { return s == State::value; }))
    result.states.clear();
  return result;
}

}  // namespace

Values::Values(const Expr& expr, const Computation& so_far) : units_(so_far.units()) {
  if (expr.kind == Expr::Kind::constant || expr.kind == Expr::Kind::absence) {
    constant_ = true;
    state_ = expr.state;
    number_ = expr.kind == Expr::Kind::constant ? expr.number : absent;
  } else if (expr.kind == Expr::Kind::reference) {
    shared_ = &so_far.scores.quantities[expr.index];
  } else {
    own_ = evaluate_all(expr, so_far);
  }
}

void Values::combine_into(std::vector<State>& states) const {
  if (!has_states()) return;
  const auto after = [](State own) { return combine(State::value, own); };
  if (states.empty() && !constant_) {
    states.resize(units_);
    std::ranges::transform(column().states, states.begin(), after);
    return;
  }
  states.resize(units_, State::value);
  const State* of_units = constant_ ? nullptr : column().states.data();
  for (std::size_t u = 0; u < units_; ++u)
    states[u] = combine(states[u], of_units ? of_units[u] : state_);
}

Column Values::take() && {
  if (constant_) {
    Column column{std::vector<double>(units_, number_), {}};
    if (state_ != State::value) column.states.assign(units_, state_);
    return column;
  }
  if (shared_) return *shared_;
  return std::move(own_);
}

std::vector<int> cohorts(const Column& by) {
  std::vector<double> codes;
  for (std::size_t u = 0; u < by.size(); ++u)
    if (by.has_number(u)) codes.push_back(by.values[u]);
  std::ranges::sort(codes);
  codes.erase(std::unique(codes.begin(), codes.end()), codes.end());
  std::vector<int> result(by.size(), -1);
  for (std::size_t u = 0; u < by.size(); ++u)
    if (by.has_number(u))
      result[u] = static_cast<int>(std::ranges::lower_bound(codes, by.values[u]) - codes.begin());
  return result;
}

}  // namespace assess
