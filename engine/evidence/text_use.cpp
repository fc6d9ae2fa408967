#include "evidence/text_use.hpp"

#include <optional>
#include <variant>

#include "expression/functions.hpp"

namespace assess {

namespace {

bool is_column(const Expr& expr) {
  return expr.kind == Expr::Kind::reference && expr.space == Space::row;
}

/// Marks the columns whose values the expression looks at, not only their states.
void find_values(const Expr& expr, std::vector<TextUse>& uses) {
  if (is_column(expr)) uses[expr.index] = TextUse::rules;
  const bool asks_state = expr.function && expr.function->typing == Typing::test;
  for (const Expr& arg : expr.args)
    if (!asks_state || !is_column(arg)) find_values(arg, uses);
  if (!expr.table) return;
  for (const Expr& entry : expr.table->entries) find_values(entry, uses);
  for (const Expr& other : expr.table->otherwise) find_values(other, uses);
}

}  // namespace

std::vector<TextUse> text_uses(const Scheme& scheme, std::size_t table) {
  const TableSpec& spec = scheme.tables[table];
  // rows of one matter that `keep` cannot tell apart must be alike in all columns
  std::vector<TextUse> uses(spec.columns.size(), spec.keep ? TextUse::matters : TextUse::presence);
  for (const std::size_t column : spec.unique) uses[column] = TextUse::matters;
  const auto look = [&](const std::optional<Expr>& expr) {
    if (expr) find_values(*expr, uses);
  };
  look(spec.where);
  if (spec.keep) find_values(spec.keep->by, uses);
  for (const Quantity& quantity : scheme.quantities) {
    if (const auto* ledger = std::get_if<LedgerAggregate>(&quantity.how);
        ledger && ledger->table == table)
      look(ledger->value), look(ledger->where), look(ledger->date);
    if (const auto* single = std::get_if<SingleRow>(&quantity.how);
        single && single->table == table)
      uses[single->column] = TextUse::rules;
  }
  return uses;
}

}  // namespace assess
