#include "scheme/scopes.hpp"

#include <algorithm>
#include <array>
#include <functional>

#include "base/text.hpp"
#include "scheme/diagnostics.hpp"

namespace assess {

namespace {

constexpr std::size_t roster = 0;  ///< table `units`

constexpr std::array node_parts{
    std::pair{"score", NodePart::score},   std::pair{"rate", NodePart::rate},
    std::pair{"points", NodePart::points}, std::pair{"weight", NodePart::weight},
    std::pair{"rank", NodePart::rank},     std::pair{"grade", NodePart::grade}};

/// `cutoff` and `year` are constants everywhere.
std::optional<Expr> calendar_name(const Scheme& scheme, const std::string& name) {
  if (name == "cutoff") return constant_of(scheme.cutoff, Type::date);
  if (name == "year") return constant_of(scheme.year, Type::number);
  return {};
}

/// Types inside expressions: a percent is a number.
Type expression_type(Type type) { return type == Type::percent ? Type::number : type; }

Expr column_reference(Space space, std::size_t index, const ColumnType& type) {
  Expr expr;
  expr.kind = Expr::Kind::reference;
  expr.space = space;
  expr.index = index;
  expr.type = expression_type(type.type);
  expr.words = type.words;
  return expr;
}

bool has_column(const TableSpec& table, std::string_view name) {
  return table.column(name).has_value() || table.others.has_value();
}

}  // namespace

// ---- the unit -------------------------------------------------------------------------------

std::optional<Expr> UnitScope::name(const Expr& name, const Context& context) {
  if (!name.member.empty()) return member(name, context);
  if (const auto found = own.find(name.name); found != own.end()) return found->second;
  if (draft_.definitions.contains(name.name)) return defined(name.name);
  const TableSpec& units = draft_.scheme.tables[roster];
  const bool reserved = name.name == "group" || name.name == "cutoff" || name.name == "year";
  if (units.column(name.name) || (units.others && !reserved)) {
    Expr wide = name;
    wide.member = name.name;
    wide.name = "units";
    return member(wide, context);
  }
  if (name.name == "group" && draft_.scheme.group) return draft_.reference(*draft_.scheme.group);
  return calendar_name(draft_.scheme, name.name);
}

std::optional<Expr> UnitScope::member(const Expr& name, const Context& context) {
  if (name.name == "units") {
    const auto column = draft_.column(roster, name.member, context.snippet);
    if (!column) return {};
    const ColumnType& type = draft_.scheme.tables[roster].columns[*column].type;
    return draft_.reference(draft_.quantity(
        {name.member, expression_type(type.type), type.words, context.snippet, RosterColumn{*column}}));
  }
  if (const auto node = draft_.scheme.node(name.name)) {
    for (const auto& [word, part] : node_parts) {
      if (name.member != word) continue;
      if ((part == NodePart::rank || part == NodePart::grade) && *node != draft_.scheme.total) break;
      Quantity quantity{to_text(name), Type::number, {}, context.snippet, NodeFigure{*node, part}};
      if (part == NodePart::grade) {
        quantity.type = Type::text;
        for (const Grade& grade : draft_.scheme.grades) quantity.words.push_back(grade.id);
      }
      return draft_.reference(draft_.quantity(std::move(quantity)));
    }
    return {};
  }
  const auto table = draft_.scheme.table(name.name);
  if (!table) return {};
  const auto column = draft_.column(*table, name.member, context.snippet);
  if (!column) return {};
  const ColumnType& type = draft_.scheme.tables[*table].columns[*column].type;
  return draft_.reference(draft_.quantity({to_text(name), expression_type(type.type), type.words,
                                           context.snippet, SingleRow{*table, *column}}));
}

namespace {

/// Names are bound inside each other, call by call, and the stack of calls is limited: so many
/// characters may be under way at once. A value is at most as deep as it is long, and no deeper
/// than the parser lets it be.
constexpr std::size_t most_underway = 3'000, of_name = 20, of_value = 768;

bool too_much_underway(const Draft& draft) {
  std::size_t sum = 0;
  for (const std::string& name : draft.underway)
    sum += of_name + std::min(of_value, draft.definitions.find(name)->second.key->value.text.size());
  return sum > most_underway;
}

}  // namespace

std::optional<Expr> UnitScope::defined(const std::string& name) {
  Draft::Definition& definition = draft_.definitions.find(name)->second;
  using Progress = Draft::Definition::Progress;
  if (definition.progress == Progress::underway) {
    const auto begin = std::ranges::find(draft_.underway, name);
    std::vector<std::string> circle(begin, draft_.underway.end());
    circle.push_back(name);
    draft_.notes.add(rule_complaint("circle"), definition.key->at.place(),
                     {joined(circle, " → ")});
    definition.progress = Progress::failed;
  }
  if (definition.progress == Progress::untouched && too_much_underway(draft_)) {
    draft_.notes.add(rule_complaint("long-chain"), definition.key->at.place(),
                     {name, draft_.underway.front(), std::to_string(draft_.underway.size())});
    definition.progress = Progress::failed;
  }
  if (definition.progress == Progress::untouched) {
    definition.progress = Progress::underway;
    draft_.underway.push_back(name);
    UnitScope plain(draft_);  // a definition has no own inputs
    const Snippet& value = definition.key->value;
    const auto bound = bound_expression(value, plain, draft_.notes, {});
    draft_.underway.pop_back();
    if (bound && definition.progress != Progress::failed) {
      definition.quantity = draft_.quantity(
          {name, bound->type.value_or(Type::number), bound->words, value, Derived{*bound}});
      definition.progress = Progress::done;
    } else {
      definition.progress = Progress::failed;
    }
  }
  if (definition.progress == Progress::done) return draft_.reference(definition.quantity);
  // complained of where it stands; here it fits anything, so that no second complaint follows
  Expr unknown;
  unknown.kind = Expr::Kind::absence;
  unknown.state = State::missing;
  return unknown;
}

std::optional<Expr> UnitScope::lookup(const Expr& lookup, std::vector<Expr> keys,
                                      const Context& context) {
  return bind_lookup(draft_, *this, lookup, std::move(keys), context);
}

bool UnitScope::is_source(std::string_view name) const {
  const auto node = draft_.scheme.node(name);
  return name == "criteria" || draft_.scheme.table(name) ||
         (node && draft_.scheme.nodes[*node].kind != NodeKind::criterion);
}

bool UnitScope::knows(const Expr& name) const {
  return own.contains(name.name) || draft_.definitions.contains(name.name) ||
         draft_.scheme.tables[roster].column(name.name).has_value();
}

std::vector<std::string> UnitScope::names() const {
  std::vector<std::string> names{"group", "cutoff", "year"};
  for (const auto& [name, expr] : own) names.push_back(name);
  for (const auto& [name, definition] : draft_.definitions) names.push_back(name);
  for (const TableSpec& table : draft_.scheme.tables)
    for (const ColumnSpec& column : table.columns)
      names.push_back(&table == draft_.scheme.tables.data() ? column.name
                                                            : table.name + "." + column.name);
  for (const Node& node : draft_.scheme.nodes)
    for (const auto* part : {"score", "rate", "points"}) names.push_back(node.id + "." + part);
  return names;
}

ChildScope::ChildScope(Draft& draft, std::size_t child) : UnitScope(draft) {
  const Node& node = draft.scheme.nodes[child];
  for (const auto& [word, part] : node_parts) {
    if (part == NodePart::rank || part == NodePart::grade) continue;
    own.insert_or_assign(word, draft.reference(draft.quantity({node.id + "." + word, Type::number, {},
                                                               node.at, NodeFigure{child, part}})));
  }
  const auto text = [&](const std::string& content) {
    Expr expr = constant_of(draft.scheme.words->code(content), Type::text);
    expr.name = content;
    return expr;
  };
  own.insert_or_assign("id", text(node.id));
  for (const auto& [column, cell] : node.cells)
    if (!own.contains(column)) own.insert({column, text(cell)});
}

// ---- rows -----------------------------------------------------------------------------------

std::optional<Expr> LedgerScope::own_column(const std::string& name, const Snippet& at) {
  const auto column = draft_.column(table_, name, at);
  if (!column) return {};
  return column_reference(Space::row, *column, draft_.scheme.tables[table_].columns[*column].type);
}

std::optional<Expr> LedgerScope::name(const Expr& name, const Context& context) {
  const Scheme& scheme = draft_.scheme;
  if (!name.member.empty()) {
    if (name.name == scheme.tables[table_].name) return own_column(name.member, context.snippet);
    return from_unit(name, context);
  }
  if (scheme.tables[table_].column(name.name)) return own_column(name.name, context.snippet);
  if (auto constant = calendar_name(scheme, name.name)) return constant;
  const bool of_unit = draft_.definitions.contains(name.name) || name.name == "group" ||
                       (table_ != roster && scheme.tables[roster].column(name.name));
  if (of_unit && table_ != roster) return from_unit(name, context);
  if (scheme.tables[table_].others) return own_column(name.name, context.snippet);
  return {};
}

/// A column of `units`, or what is computed of such columns alone: known before the rows are read.
std::optional<Expr> LedgerScope::from_unit(const Expr& name, const Context& context) {
  UnitScope unit(draft_);
  auto bound = unit.name(name, context);
  if (!bound || bound->kind != Expr::Kind::reference) return bound;
  const Quantity& quantity = draft_.scheme.quantities[bound->index];
  if (std::holds_alternative<RosterColumn>(quantity.how)) return bound;
  if (const auto* derived = std::get_if<Derived>(&quantity.how)) {
    const std::function<bool(const Expr&)> only_roster = [&](const Expr& expr) {
      if (expr.kind == Expr::Kind::reference)
        return std::holds_alternative<RosterColumn>(draft_.scheme.quantities[expr.index].how);
      return std::ranges::all_of(expr.args, only_roster);
    };
    if (only_roster(derived->expr)) return derived->expr;
  }
  context.complain(rule_complaint("not-in-rows"), name, {to_text(name)});
  return {};
}

std::optional<Expr> LedgerScope::aggregate(const Expr& aggregate, const Context& context) {
  context.complain(rule_complaint("not-in-rows"), aggregate, {to_text(aggregate)});
  return {};
}

std::optional<Expr> LedgerScope::lookup(const Expr& lookup, std::vector<Expr> keys,
                                        const Context& context) {
  return bind_lookup(draft_, *this, lookup, std::move(keys), context);
}

bool LedgerScope::knows(const Expr& name) const {
  return has_column(draft_.scheme.tables[table_], name.name);
}

std::vector<std::string> LedgerScope::names() const {
  std::vector<std::string> names{"cutoff", "year"};
  for (const ColumnSpec& column : draft_.scheme.tables[table_].columns) names.push_back(column.name);
  return names;
}

}  // namespace assess
