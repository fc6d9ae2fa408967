#include "analysis/explained_figures.hpp"

#include <algorithm>
#include <set>

namespace assess {

namespace {

/// An aggregate, which the rules write as it is; `to_text` puts brackets around its text.
bool is_aggregate(const Quantity& quantity) {
  return std::holds_alternative<LedgerAggregate>(quantity.how) ||
         std::holds_alternative<UnitsAggregate>(quantity.how) ||
         std::holds_alternative<ChildrenAggregate>(quantity.how);
}

void find_aggregates(const Scheme& scheme, const Expr& expr, std::set<std::string>& texts) {
  if (expr.kind == Expr::Kind::reference && expr.space == Space::unit &&
      is_aggregate(scheme.quantities[expr.index]))
    texts.insert(scheme.quantities[expr.index].text);
  for (const Expr& argument : expr.args) find_aggregates(scheme, argument, texts);
}

/// Binding wraps dates that are reckoned with; nobody wrote that.
Expr without_wraps(Expr expr) {
  if (expr.kind == Expr::Kind::call && expr.name == "day" && expr.args.size() == 1) {
    Expr inner = std::move(expr.args[0]);
    return without_wraps(std::move(inner));
  }
  for (Expr& argument : expr.args) argument = without_wraps(std::move(argument));
  return expr;
}

/// The expression as it stands in the rules.
std::string rule_text(const Scheme& scheme, const Expr& expr) {
  std::set<std::string> aggregates;
  find_aggregates(scheme, expr, aggregates);
  std::string text = to_text(without_wraps(expr));
  for (const std::string& aggregate : aggregates) {
    const std::string bracketed = "[" + aggregate + "]";
    for (std::size_t at = 0; (at = text.find(bracketed, at)) != std::string::npos;)
      text.replace(at, bracketed.size(), aggregate);
  }
  return text;
}

class Collector {
 public:
  Collector(const Assessment& a, std::size_t unit, const UnitValues& values)
      : a_(a), unit_(unit), values_(values) {}

  /// An input: the expression itself, then what it names.
  void add_input(const Slot& slot, const Expr& expr) {
    if (expr.is_constant() || expr.kind == Expr::Kind::absence) return;
    if (slot.kind == SlotKind::corners || slot.kind == SlotKind::bands) return;
    if (expr.kind == Expr::Kind::reference) {
      add(expr.index, std::string(slot.key));
      return;
    }
    const UnitValues::Value value = values_(expr);
    ExplainedFigure figure;
    figure.key = slot.key;
    figure.text = rule_text(a_.scheme, expr);
    take_value(figure, expr.type.value_or(Type::number), value.state, value.number);
    figures_.push_back(std::move(figure));
    add(expr);
  }

  /// Everything that an expression names.
  void add(const Expr& expr) {
    if (expr.kind == Expr::Kind::reference && expr.space == Space::unit) add(expr.index, "");
    for (const Expr& argument : expr.args) add(argument);
    if (!expr.table) return;
    for (const Expr& entry : expr.table->entries) add(entry);
    for (const Expr& entry : expr.table->otherwise) add(entry);
  }
  void add(const std::optional<Expr>& expr) {
    if (expr) add(*expr);
  }

  std::vector<ExplainedFigure> take() && { return std::move(figures_); }

 private:
  void add(std::size_t quantity, const std::string& key) {
    if (!met_.insert(quantity).second && key.empty()) return;
    const Quantity& one = a_.scheme.quantities[quantity];
    const Column& column = a_.scores.quantities[quantity];
    if (column.size() == 0) return;
    const auto* derived = std::get_if<Derived>(&one.how);
    const bool told =
        std::ranges::any_of(figures_, [&](const ExplainedFigure& f) { return f.text == one.text; });
    if (!told || !key.empty()) push(quantity, key, derived);
    if (derived && !aggregate_of(*derived)) add(derived->expr);
  }

  /// A defined name that is an aggregate and nothing else: told in one line.
  std::optional<std::size_t> aggregate_of(const Derived& derived) const {
    const Expr& expr = derived.expr;
    const bool is_one = expr.kind == Expr::Kind::reference && expr.space == Space::unit &&
                        is_aggregate(a_.scheme.quantities[expr.index]);
    return is_one ? std::optional(expr.index) : std::nullopt;
  }

  void push(std::size_t quantity, const std::string& key, const Derived* derived) {
    const Quantity& one = a_.scheme.quantities[quantity];
    const Column& column = a_.scores.quantities[quantity];
    ExplainedFigure figure;
    figure.key = key;
    figure.text = one.text;
    if (derived) figure.definition = rule_text(a_.scheme, derived->expr);
    if (figure.definition == figure.text) figure.definition.clear();
    figure.quantity = derived ? aggregate_of(*derived).value_or(quantity) : quantity;
    take_value(figure, one.type, column.state(unit_), column.values[unit_]);
    figures_.push_back(std::move(figure));
  }

  void take_value(ExplainedFigure& figure, Type type, State state, double value) const {
    figure.type = type;
    figure.state = state;
    figure.value = value;
    if (type == Type::text && state == State::value) figure.word = a_.scheme.words->text(value);
  }

  const Assessment& a_;
  std::size_t unit_;
  const UnitValues& values_;
  std::set<std::size_t> met_;
  std::vector<ExplainedFigure> figures_;
};

}  // namespace

std::vector<ExplainedFigure> figures_of_node(const Assessment& a, std::size_t n, std::size_t unit,
                                             const UnitValues& values) {
  const Node& node = a.scheme.nodes[n];
  Collector collector(a, unit, values);
  if (node.form) {
    const auto slots = info(node.form->form).slots;
    for (std::size_t s = 0; s < node.form->slots.size(); ++s)
      collector.add_input(slots[s], node.form->slots[s]);
  }
  for (const InsteadCase& one : node.instead) {
    collector.add(one.when);
    collector.add(one.result);
    if (!values(one.when).has_number() || values(one.when).holds())
      break;  // no later case is tried
  }
  return std::move(collector).take();
}

std::vector<ExplainedFigure> figures_of_fill(const Assessment& a, std::size_t n, std::size_t unit,
                                             const UnitValues& values) {
  Collector collector(a, unit, values);
  collector.add(a.scheme.nodes[n].fill);
  return std::move(collector).take();
}

std::vector<ExplainedFigure> figures_of_adjustment(const Assessment& a, std::size_t adjustment,
                                                   std::size_t unit, const UnitValues& values) {
  const Adjustment& one = a.scheme.adjustments[adjustment];
  Collector collector(a, unit, values);
  collector.add(one.value);
  collector.add(one.score);
  collector.add(one.when);
  return std::move(collector).take();
}

}  // namespace assess
