// Of the printer of SQL: what compares, computes and chooses numbers and days.
#include <algorithm>
#include <cmath>

#include "evidence/pushdown_sql.hpp"
#include "evidence/sql_number.hpp"
#include "evidence/sql_values.hpp"
#include "expression/functions.hpp"

namespace assess {

SqlPrinter::Result SqlPrinter::comparison(const Expr& expr) {
  std::vector<SqlValue> args;
  if (!print_all(expr, args)) return {};
  const bool real = any_real(args);
  for (SqlValue& arg : args) {
    if (real && !arg.is_real && arg.places > 0)
      arg.sql = "(" + arg.sql + " / " + std::to_string(power_of_ten(arg.places)) + ".0)";
  }
  if (!real && !align(args)) return cannot(both("numbers of this size", "数值过大"));
  const std::string &a = args[0].sql, &b = args[1].sql;
  if (real)  // a little wider than what `compare` doubts
    doubts_.push_back("(" + a + " <> " + b + " AND ABS(" + a + " - " + b +
                      ") <= 2e-8 + 2e-14 * (ABS(" + a + ") + ABS(" + b + ")))");
  const std::string sign =
      expr.function->keyword == "!=" ? "<>" : std::string(expr.function->keyword);
  return of_condition("(" + a + " " + sign + " " + b + ")", combined_states(args));
}

/// `in` and `between`: what is compared with must be there.
SqlPrinter::Result SqlPrinter::listed(const Expr& expr) {
  std::vector<SqlValue> args;
  if (!print_all(expr, args)) return {};
  if (any_real(args)) return cannot(both("a list of binary numbers", "二进制小数列表"));
  for (std::size_t k = 1; k < args.size(); ++k)
    if (may_be_absent(args[k]))
      return cannot(both("what is compared with may be missing", "比较对象可能缺失"));
  if (!align(args)) return cannot(both("numbers of this size", "数值过大"));
  const std::string sql = expr.function->keyword == "in"
                              ? " IN (" + joined_sql(args, 1, ", ") + ")"
                              : " BETWEEN " + joined_sql(args, 1, " AND ");
  return of_condition("(" + args[0].sql + sql + ")", combined_states(args));
}

/// Whole numbers only: of others the engine's doubles and the database's decimals differ.
SqlPrinter::Result SqlPrinter::arithmetic(const Expr& expr) {
  std::vector<SqlValue> args;
  if (!print_all(expr, args)) return {};
  const bool whole = std::ranges::all_of(
      args, [](const SqlValue& arg) { return !arg.is_real && arg.places == 0; });
  if (!whole) return cannot(both("arithmetic with fractions", "含小数的运算"));
  const std::string_view sign = expr.function->keyword;
  SqlValue result = spanning("", combined_states(args), args);
  if (sign == "negative" || sign == "abs") {
    const double most = std::max(std::abs(args[0].low), std::abs(args[0].high));
    result.sql = (sign == "abs" ? "ABS(" : "(0 - ") + args[0].sql + ")";
    result.low = -most, result.high = most;
    return result;
  }
  result.sql =
      "(" + joined_sql(args, 0, sign == "sum" ? " + " : " " + std::string(sign) + " ") + ")";
  double most = sign == "*" ? 1 : 0;
  for (const SqlValue& arg : args) {
    const double here = std::max(std::abs(arg.low), std::abs(arg.high));
    most = sign == "*" ? most * here : most + here;
  }
  result.low = -most, result.high = most;
  return is_short(result) ? Result(result) : cannot(both("numbers of this size", "数值过大"));
}

SqlPrinter::Result SqlPrinter::extreme(const Expr& expr) {
  std::vector<SqlValue> args;
  if (!print_all(expr, args)) return {};
  if (any_real(args)) return cannot(both("the extreme of binary numbers", "二进制小数的极值"));
  if (!align(args)) return cannot(both("numbers of this size", "数值过大"));
  const bool least = expr.function->keyword == "min";
  std::string best = args[0].sql;
  for (std::size_t k = 1; k < args.size(); ++k)
    best = "CASE WHEN " + best + (least ? " <= " : " >= ") + args[k].sql + " THEN " + best +
           " WHEN " + best + (least ? " > " : " < ") + args[k].sql + " THEN " + args[k].sql +
           " END";
  return spanning("(" + best + ")", combined_states(args), args);
}

/// A condition that cannot be told gives nothing: `WHEN NOT c` instead of ELSE.
SqlPrinter::Result SqlPrinter::conditional(const Expr& expr) {
  std::vector<SqlValue> args, results;
  if (!print_all(expr, args)) return {};
  unsigned states = 0;
  for (std::size_t k = 0; k < args.size(); ++k) {
    const bool is_condition = k % 2 == 0 && k + 1 < args.size();
    states |= is_condition ? args[k].states & absent_bits : args[k].states;
    if (!is_condition) results.push_back(args[k]);
  }
  if (any_real(results)) return cannot(both("a choice of binary numbers", "在二进制小数中选择"));
  if (expr.type == Type::text) return cannot(both("a choice of texts", "在文本中选择"));
  if (!align(results)) return cannot(both("numbers of this size", "数值过大"));
  std::string sql = results.back().sql;
  for (std::size_t c = results.size() - 1; c-- > 0;) {
    const std::string& condition = args[2 * c].sql;
    sql = "CASE WHEN " + condition + " THEN " + results[c].sql + " WHEN NOT " + condition +
          " THEN " + sql + " END";
  }
  SqlValue value = spanning("(" + sql + ")", states, results);
  return is_short(value) ? Result(value) : cannot(both("numbers of this size", "数值过大"));
}

/// Also `day`, which makes a stated nil of a date a missing one: SQL dates have no nil.
SqlPrinter::Result SqlPrinter::first(const Expr& expr) {
  std::vector<SqlValue> args;
  if (!print_all(expr, args)) return {};
  if (expr.function->keyword == "day" && (args[0].states & state_bit(State::nil)) != 0)
    return cannot(both("a date stated as none", "填报为无的日期"));
  if (args.size() == 1) return args[0];
  if (any_real(args)) return cannot(both("a choice of binary numbers", "在二进制小数中选择"));
  if (expr.type == Type::text) return cannot(both("a choice of texts", "在文本中选择"));
  if (!align(args)) return cannot(both("numbers of this size", "数值过大"));
  unsigned states = args.back().states;
  for (const SqlValue& arg : args) states |= arg.states & ~absent_bits;
  return spanning("COALESCE(" + joined_sql(args, 0, ", ") + ")", states, args);
}

}  // namespace assess
