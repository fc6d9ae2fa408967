#include "scheme/dependencies.hpp"

#include <algorithm>

namespace assess {

namespace {

class Needs {
 public:
  explicit Needs(const Scheme& scheme) : scheme_(scheme) {}

  void expr(const Expr& expr) {
    if (expr.kind == Expr::Kind::reference && expr.space == Space::unit) quantity(expr.index);
    for (const Expr& arg : expr.args) this->expr(arg);
    if (expr.table) {
      for (const Expr& entry : expr.table->entries) this->expr(entry);
      for (const Expr& other : expr.table->otherwise) this->expr(other);
    }
  }
  void expr(const std::optional<Expr>& maybe) {
    if (maybe) expr(*maybe);
  }
  void quantity(std::optional<std::size_t> index) {
    if (index) steps.push_back({Stage::Kind::quantity, *index});
  }
  void node(std::size_t index) { steps.push_back({Stage::Kind::node, index}); }

  void of(const Quantity& q) {
    std::visit([&](const auto& how) { of_kind(how); }, q.how);
  }

  void of(const Node& node_) {
    expr(node_.weight);
    for (const InsteadCase& one : node_.instead) expr(one.result), expr(one.when);
    if (node_.range) expr(node_.range->low), expr(node_.range->high);
    expr(node_.fill);
    if (node_.form) of(*node_.form);
    for (const std::size_t child : node_.children)
      node(child), expr(scheme_.nodes[child].weight);
    for (const std::size_t a : node_.adjustments) {
      const Adjustment& one = scheme_.adjustments[a];
      // limits on the grade and vetoes belong to the standing, unless they change the score
      if (!one.score && one.grade) continue;
      expr(one.when), expr(one.value), expr(one.score);
    }
    // what an item could not bear goes to the total
    if (node_.kind == NodeKind::total)
      for (const Adjustment& one : scheme_.adjustments)
        if (one.node != scheme_.total && one.spill.billionths > 0) node(one.node);
  }

  void of_standing() {
    node(scheme_.total);
    quantity(scheme_.group);
    for (const Adjustment& one : scheme_.adjustments) expr(one.when), expr(one.score);
    for (const Grade& grade : scheme_.grades) expr(grade.edge);
    for (const TieBreak& key : scheme_.ranking.order) quantity(key.quantity);
  }

  std::vector<Stage> steps;

 private:
  void of(const FormUse& form) {
    for (const Expr& slot : form.slots) expr(slot);
    for (const StepsForGroup& group : form.steps) {
      if (group.group) quantity(scheme_.group);
      for (const StepExpr& step : group.steps) expr(step.edge), expr(step.points);
    }
    if (form.within == Within::group) quantity(scheme_.group);
    quantity(form.by);
    expr(form.constant);
  }
  void of_kind(const RosterColumn&) {}
  void of_kind(const LedgerAggregate&) {}  // rows see columns of the roster only
  void of_kind(const SingleRow&) {}
  void of_kind(const Derived& how) { expr(how.expr); }
  void of_kind(const UnitsAggregate& how) { quantity(how.value), quantity(how.where), quantity(how.by); }
  void of_kind(const ChildrenAggregate& how) {
    for (const Expr& value : how.values) expr(value);
    for (const Expr& where : how.where) expr(where);
  }
  void of_kind(const NodeFigure& how) {
    if (how.part == NodePart::weight)
      expr(scheme_.nodes[how.node].weight);
    else if (how.part == NodePart::rank || how.part == NodePart::grade)
      steps.push_back({Stage::Kind::standing, 0});
    else if (how.part != NodePart::points)
      node(how.node);
  }

  const Scheme& scheme_;
};

}  // namespace

std::vector<Stage> needs(const Scheme& scheme, const Stage& step) {
  Needs needs(scheme);
  if (step.kind == Stage::Kind::quantity) needs.of(scheme.quantities[step.index]);
  if (step.kind == Stage::Kind::node) needs.of(scheme.nodes[step.index]);
  if (step.kind == Stage::Kind::standing) needs.of_standing();
  return std::move(needs.steps);
}

Order order_of_need(const Scheme& scheme) {
  const std::size_t quantities = scheme.quantities.size(), nodes = scheme.nodes.size();
  enum class Mark : unsigned char { untouched, underway, done };
  std::vector<Mark> marks(quantities + nodes + 1, Mark::untouched);
  const auto number = [&](const Stage& step) {
    return step.kind == Stage::Kind::quantity ? step.index
           : step.kind == Stage::Kind::node   ? quantities + step.index
                                             : quantities + nodes;
  };
  Order order;
  struct Visit {
    Stage step;
    std::vector<Stage> needs;
    std::size_t next = 0;
  };
  std::vector<Visit> path;  // a stack of its own: rules may be nested deeper than calls
  const auto enter = [&](const Stage& step) {
    Mark& mark = marks[number(step)];
    if (mark == Mark::underway) {
      const auto begin = std::ranges::find(path, step, &Visit::step);
      for (auto at = begin; at != path.end(); ++at) order.circle.push_back(at->step);
      order.circle.push_back(step);
    }
    if (mark != Mark::untouched) return;
    mark = Mark::underway;
    path.push_back({step, needs(scheme, step)});
  };
  const auto visit = [&](const Stage& first) {
    if (!order.circle.empty()) return;
    enter(first);
    while (!path.empty() && order.circle.empty()) {
      Visit& last = path.back();
      if (last.next < last.needs.size()) {
        enter(Stage(last.needs[last.next++]));
        continue;
      }
      marks[number(last.step)] = Mark::done;
      order.steps.push_back(last.step);
      path.pop_back();
    }
  };
  visit({Stage::Kind::standing, 0});
  for (std::size_t n = 0; n < nodes; ++n) visit({Stage::Kind::node, n});
  for (const auto& [name, q] : scheme.show) visit({Stage::Kind::quantity, q});
  return order;
}

std::string step_text(const Scheme& scheme, const Stage& step) {
  if (step.kind == Stage::Kind::quantity) return scheme.quantities[step.index].text;
  if (step.kind == Stage::Kind::node) return scheme.nodes[step.index].id;
  return "total.rank, total.grade";
}

}  // namespace assess
