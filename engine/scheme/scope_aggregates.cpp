// Aggregates of a unit: over the rows of a ledger, over the units, over children.
#include "base/text.hpp"
#include "expression/diagnostics.hpp"
#include "scheme/diagnostics.hpp"
#include "scheme/scopes.hpp"

namespace assess {

namespace {

/// A plain number, as arguments of percentile, trimmed_mean and treat must be.
std::optional<double> plain_number(const Expr& arg, const Context& context) {
  if (arg.is_constant() && arg.type == Type::number) return arg.number;
  context.complain(rule_complaint("not-constant"), arg, {to_text(arg)});
  return {};
}

/// The row aggregate of that name, if it can stand over this kind of source with these parts.
const RowAggregate* function_of(const Expr& aggregate, bool over_units, const Context& context) {
  const RowAggregate* function = row_aggregate_named(aggregate.name);
  std::vector<std::string> names;
  for (const RowAggregate& known : all_row_aggregates()) names.emplace_back(known.keyword);
  if (!function || (function->units_only && !over_units)) {
    context.complain(rule_complaint("unknown-aggregate"), aggregate, {aggregate.name},
                     function ? "" : nearest(aggregate.name, names));
    return nullptr;
  }
  const bool value_fits = !function->value_needed || !aggregate.value.empty();
  if (!value_fits || aggregate.args.size() != function->extra_arguments) {
    context.complain(expression_complaint("wrong-arguments"), aggregate,
                     {aggregate.name, std::string(function->usage),
                      std::to_string(aggregate.args.size() + aggregate.value.size())});
    return nullptr;
  }
  return function;
}

/// Whether the value fits the aggregate: a condition for share, anything for count and distinct.
bool value_fits(const RowAggregate& function, const Expr& value, const Context& context) {
  switch (function.takes) {
    case RowTakes::anything:
      return true;
    case RowTakes::condition:
      return require(value, Type::yes_no, context);
    case RowTakes::ordered:
      return value.type == Type::date || require(value, Type::number, context);
    case RowTakes::numbers:
      return require(value, Type::number, context);
  }
  return true;
}

Type result_type(const RowAggregate& function, const std::optional<Expr>& value) {
  return function.gives_value_type && value ? value->type.value_or(Type::number) : Type::number;
}

}  // namespace

std::optional<Expr> UnitScope::aggregate(const Expr& aggregate, const Context& context) {
  if (aggregate.member == "units") return over_units(aggregate, context);
  if (const auto table = draft_.scheme.table(aggregate.member))
    return over_ledger(aggregate, *table, context);
  if (aggregate.member == "criteria") {
    std::vector<std::size_t> counted;
    for (std::size_t n = 0; n < draft_.scheme.nodes.size(); ++n) {
      std::optional<std::size_t> at = n;
      while (at && *at != draft_.scheme.total) at = draft_.scheme.nodes[*at].parent;
      if (at && draft_.scheme.nodes[n].kind == NodeKind::criterion) counted.push_back(n);
    }
    return over_children(aggregate, counted, context);
  }
  if (const auto node = draft_.scheme.node(aggregate.member);
      node && draft_.scheme.nodes[*node].kind != NodeKind::criterion)
    return over_children(aggregate, draft_.scheme.nodes[*node].children, context);
  std::vector<std::string> sources{"units", "criteria"};
  for (const TableSpec& table : draft_.scheme.tables) sources.push_back(table.name);
  for (const Node& node : draft_.scheme.nodes)
    if (node.kind != NodeKind::criterion) sources.push_back(node.id);
  context.complain(rule_complaint("not-a-source"), aggregate, {aggregate.member},
                   nearest(aggregate.member, sources));
  return {};
}

std::optional<Expr> UnitScope::over_ledger(const Expr& aggregate, std::size_t table,
                                           const Context& context) {
  const RowAggregate* function = function_of(aggregate, false, context);
  if (!function) return {};
  LedgerScope rows(draft_, table);
  LedgerAggregate how{table, function, {}, {}, 0, {}};
  bool ok = true;
  if (!aggregate.value.empty()) {
    how.value = bind(aggregate.value[0], rows, context);
    ok = how.value && value_fits(*function, *how.value, context);
  }
  if (!aggregate.where.empty()) {
    how.where = bind(aggregate.where[0], rows, context);
    ok = how.where && require(*how.where, Type::yes_no, context) && ok;
  }
  if (!aggregate.args.empty() && function->argument_is_row) {
    how.date = bind(aggregate.args[0], rows, context);
    ok = how.date.has_value() && ok;
  } else if (!aggregate.args.empty()) {
    const auto number = plain_number(aggregate.args[0], context);
    ok = number.has_value() && ok;
    how.argument = number.value_or(0);
  }
  if (!ok) return {};
  const std::vector<std::string> words = how.value ? how.value->words : std::vector<std::string>{};
  const Type type = result_type(*function, how.value);
  return draft_.reference(draft_.quantity(
      {to_text(aggregate), type, function->gives_value_type ? words : std::vector<std::string>{},
       context.snippet, std::move(how)}));
}

std::optional<Expr> UnitScope::over_units(const Expr& aggregate, const Context& context) {
  const RowAggregate* function = function_of(aggregate, true, context);
  if (!function) return {};
  UnitsAggregate how{function, {}, {}, {}, 0};
  bool ok = true;
  std::optional<Expr> value;
  if (!aggregate.value.empty()) {
    value = bind(aggregate.value[0], *this, context);
    ok = value && value_fits(*function, *value, context);
    if (ok) how.value = draft_.quantity_of(*value, context.snippet);
  }
  if (!aggregate.where.empty()) {
    const auto where = bind(aggregate.where[0], *this, context);
    ok = where && require(*where, Type::yes_no, context) && ok;
    if (ok) how.where = draft_.quantity_of(*where, context.snippet);
  }
  if (!aggregate.by.empty()) {
    Expr by = aggregate;
    by.kind = Expr::Kind::name;
    by.name = aggregate.by;
    by.member.clear();
    const auto bound = bind(by, *this, context);
    ok = bound && ok;
    if (ok) how.by = draft_.quantity_of(*bound, context.snippet);
  }
  if (!aggregate.args.empty()) {
    const auto number = plain_number(aggregate.args[0], context);
    ok = number.has_value() && ok;
    how.argument = number.value_or(0);
  }
  if (!ok) return {};
  return draft_.reference(
      draft_.quantity({to_text(aggregate), result_type(*function, value), {}, context.snippet, how}));
}

std::optional<Expr> UnitScope::over_children(const Expr& aggregate,
                                             const std::vector<std::size_t>& children,
                                             const Context& context) {
  const RowAggregate* function = function_of(aggregate, false, context);
  if (!function) return {};
  ChildrenAggregate how{function, {}, {}, children.size(), 0};
  std::optional<Type> type;
  for (const std::size_t child : children) {
    ChildScope scope(draft_, child);
    scope.own.insert(own.begin(), own.end());
    if (!aggregate.value.empty()) {
      auto value = bind(aggregate.value[0], scope, context);
      if (!value || !value_fits(*function, *value, context)) return {};  // once, not per child
      type = value->type;
      how.values.push_back(std::move(*value));
    }
    if (!aggregate.where.empty()) {
      auto where = bind(aggregate.where[0], scope, context);
      if (!where || !require(*where, Type::yes_no, context)) return {};
      how.where.push_back(std::move(*where));
    }
  }
  if (!aggregate.args.empty()) {
    const auto number = plain_number(aggregate.args[0], context);
    if (!number) return {};
    how.argument = *number;
  }
  const Type gives = function->gives_value_type ? type.value_or(Type::number) : Type::number;
  return draft_.reference(
      draft_.quantity({to_text(aggregate), gives, {}, context.snippet, std::move(how)}));
}

}  // namespace assess
