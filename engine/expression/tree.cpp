#include "expression/tree.hpp"

#include <algorithm>
#include <numeric>

#include "base/date.hpp"
#include "base/points.hpp"
#include "base/text.hpp"
#include "expression/functions.hpp"

namespace assess {

Expr constant_of(double number, Type type) {
  Expr expr;
  expr.type = type;
  expr.number = number;
  return expr;
}

Expr call_of(std::string_view keyword, std::vector<Expr> args) {
  Expr expr;
  expr.kind = Expr::Kind::call;
  expr.name = keyword;
  expr.args = std::move(args);
  return expr;
}

void Lookup::sort() {
  order_.resize(keys.size());
  std::iota(order_.begin(), order_.end(), std::size_t{0});
  std::ranges::sort(
      order_, {}, [&](std::size_t e) -> const auto& { return keys[e]; });
}

long Lookup::find(const double* key) const {
  const auto before = [&](std::size_t entry, const double* wanted) {
    for (std::size_t k = 0; k < key_count; ++k) {
      const auto order = compare_decimals(keys[entry][k], wanted[k]);
      if (order != 0) return order < 0;
    }
    return false;
  };
  const auto at = std::lower_bound(order_.begin(), order_.end(), key, before);
  if (at == order_.end()) return -1;
  for (std::size_t k = 0; k < key_count; ++k)
    if (compare_decimals(keys[*at][k], key[k]) != 0) return -1;
  return static_cast<long>(*at);
}

namespace {

std::string name_text(const std::string& name) {
  const bool plain =
      !name.empty() && !(name[0] >= '0' && name[0] <= '9') && std::ranges::all_of(name, [](char c) {
        return static_cast<unsigned char>(c) >= 0x80 || c == '_' || (c >= '0' && c <= '9') ||
               (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
      });
  return plain ? name : "[" + name + "]";
}

std::string list_text(const std::vector<Expr>& args, std::size_t from = 0) {
  std::string text;
  for (std::size_t k = from; k < args.size(); ++k)
    text += (k > from ? ", " : "") + to_text(args[k]);
  return text;
}

std::string constant_text(const Expr& expr) {
  switch (expr.type.value_or(Type::number)) {
    case Type::text:
      // the quotes that the text itself does not hold: different texts must look different
      return expr.name.find('"') == std::string::npos ? "\"" + expr.name + "\""
                                                      : "“" + expr.name + "”";
    case Type::date:
      return date_text(static_cast<int>(expr.number));
    case Type::yes_no:
      return expr.number != 0 ? "yes" : "no";
    default:
      return to_text(expr.number);
  }
}

std::string aggregate_text(const Expr& expr) {
  std::string text = expr.name + "(" + name_text(expr.member);
  if (!expr.value.empty()) text += ": " + to_text(expr.value[0]);
  if (!expr.where.empty()) text += " where " + to_text(expr.where[0]);
  if (!expr.by.empty()) text += " by " + name_text(expr.by);
  if (!expr.args.empty()) text += ", " + list_text(expr.args);
  return text + ")";
}

/// Of comparisons and powers: what stands on the left of one is in parentheses if it is another.
constexpr int of_comparison = 4, of_sum = 5, of_negative = 7, of_power = 8;

int precedence(const Expr& expr) {
  if (expr.is_constant() && expr.type == Type::number && expr.number < 0) return of_negative;
  if (expr.kind != Expr::Kind::call) return 9;
  const Function* function = function_named(expr.name);
  return function && function->precedence > 0 ? function->precedence : 9;
}

std::string operand_text(const Expr& expr, int above) {
  return precedence(expr) < above ? "(" + to_text(expr) + ")" : to_text(expr);
}

std::string call_text(const Expr& expr) {
  const int own = precedence(expr);
  if (own == 9) return expr.name + "(" + list_text(expr.args) + ")";
  if (expr.name == "not") return "not " + operand_text(expr.args[0], own);
  if (expr.name == "negative") return "-" + operand_text(expr.args[0], own);
  const bool alone = own == of_comparison || own == of_power;
  const std::string left = operand_text(expr.args[0], alone ? own + 1 : own);
  if (expr.args.size() == 1) return left + " " + expr.name;
  if (expr.name == "in") return left + " in (" + list_text(expr.args, 1) + ")";
  if (expr.name == "between")
    return left + " between " + operand_text(expr.args[1], of_sum) + " and " +
           operand_text(expr.args[2], of_sum);
  return left + " " + expr.name + " " +
         operand_text(expr.args[1], own == of_power ? of_negative : own + 1);
}

}  // namespace

std::string to_text(const Expr& expr) {
  switch (expr.kind) {
    case Expr::Kind::constant:
      return constant_text(expr);
    case Expr::Kind::absence:
      return expr.state == State::missing ? "missing" : "not_applicable";
    case Expr::Kind::call:
      return call_text(expr);
    case Expr::Kind::aggregate:
      return aggregate_text(expr);
    case Expr::Kind::lookup:
      return "lookup(" + name_text(expr.name) +
             (expr.member.empty() ? "" : "." + name_text(expr.member)) +
             (expr.args.empty() ? "" : ", " + list_text(expr.args)) + ")";
    default:
      return name_text(expr.name) + (expr.member.empty() ? "" : "." + name_text(expr.member));
  }
}

}  // namespace assess
