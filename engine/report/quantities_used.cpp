#include "report/quantities_used.hpp"

#include <optional>
#include <set>
#include <string_view>

namespace assess {

namespace {

/// Follows the references of expressions.
class Collector {
 public:
  explicit Collector(const Scheme& scheme) : scheme_(scheme), met_(scheme.quantities.size()) {}

  void add(const Expr& expr) {
    if (expr.kind == Expr::Kind::reference && expr.space == Space::unit) add(expr.index);
    for (const Expr& argument : expr.args) add(argument);
    if (!expr.table) return;
    for (const Expr& entry : expr.table->entries) add(entry);
    for (const Expr& entry : expr.table->otherwise) add(entry);
  }
  void add(const std::optional<Expr>& expr) {
    if (expr) add(*expr);
  }
  void add(const Node& node);
  void add(const Adjustment& one) {
    add(one.when);
    add(one.value);
    add(one.score);
  }

  std::vector<std::size_t> take() && { return std::move(found_); }

 private:
  void add(std::size_t quantity) {
    if (met_[quantity]) return;
    met_[quantity] = true;
    const Quantity& one = scheme_.quantities[quantity];
    const bool is_score = std::holds_alternative<NodeFigure>(one.how) ||
                          std::holds_alternative<ChildrenAggregate>(one.how);
    if (!is_score && texts_.insert(one.text).second) found_.push_back(quantity);
    if (const auto* derived = std::get_if<Derived>(&one.how)) add(derived->expr);
  }

  const Scheme& scheme_;
  std::vector<bool> met_;
  std::set<std::string_view> texts_;
  std::vector<std::size_t> found_;
};

void Collector::add(const Node& node) {
  for (const InsteadCase& one : node.instead) {
    add(one.when);
    add(one.result);
  }
  add(node.fill);
  if (!node.form) return;
  for (const Expr& slot : node.form->slots) add(slot);
  for (const StepsForGroup& steps : node.form->steps)
    for (const StepExpr& step : steps.steps) {
      add(step.edge);
      add(step.points);
    }
}

}  // namespace

std::vector<std::size_t> quantities_used(const Scheme& scheme) {
  Collector collector(scheme);
  for (const Node& node : scheme.nodes) collector.add(node);
  for (const Adjustment& one : scheme.adjustments) collector.add(one);
  return std::move(collector).take();
}

}  // namespace assess
