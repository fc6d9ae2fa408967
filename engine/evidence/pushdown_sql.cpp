#include "evidence/pushdown_sql.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>

#include "evidence/pushdown_table.hpp"
#include "evidence/sql_number.hpp"
#include "expression/functions.hpp"

namespace assess {

namespace {

constexpr unsigned absent_bits = ~(state_bit(State::value) | state_bit(State::nil));

bool may_be_absent(const SqlValue& value) {
  return (value.states & absent_bits) != 0;
}

/// Of what is computed from all of them: a value, or an absence of one of them.
unsigned combined_states(const std::vector<SqlValue>& args) {
  unsigned states = state_bit(State::value);
  for (const SqlValue& arg : args) states |= arg.states & absent_bits;
  return states;
}

std::string with_places(const SqlValue& value, int places) {
  if (places == value.places) return value.sql;
  return "(" + value.sql + " * " + std::to_string(power_of_ten(places - value.places)) + ")";
}

/// Brings whole numbers to the same number of places.
void align(std::vector<SqlValue>& args) {
  int places = 0;
  for (const SqlValue& arg : args) places = std::max(places, arg.places);
  for (SqlValue& arg : args) {
    arg.sql = with_places(arg, places);
    arg.places = places;
  }
}

bool is_short(const SqlValue& value) {
  return assess::is_short(value.low, value.places) && assess::is_short(value.high, value.places);
}

SqlValue of_condition(std::string sql, unsigned states) {
  return {std::move(sql), states, false, 0, 0, 1};
}

/// Low and high of all of them.
SqlValue spanning(std::string sql, unsigned states, const std::vector<SqlValue>& args) {
  SqlValue value{std::move(sql), states, false, args[0].places, args[0].low, args[0].high};
  for (const SqlValue& arg : args) {
    value.low = std::min(value.low, arg.low);
    value.high = std::max(value.high, arg.high);
  }
  return value;
}

bool any_real(const std::vector<SqlValue>& args) {
  return std::ranges::any_of(args, &SqlValue::is_real);
}

bool is_logic(const Expr& expr) {
  return expr.kind == Expr::Kind::call && expr.function->typing == Typing::logic;
}

std::string joined_sql(const std::vector<SqlValue>& args, std::size_t from,
                       std::string_view between) {
  std::string sql;
  for (std::size_t k = from; k < args.size(); ++k)
    sql += (k > from ? std::string(between) : "") + args[k].sql;
  return sql;
}

}  // namespace

SqlPrinter::Result SqlPrinter::cannot(std::string why) {
  if (why_.empty()) why_ = std::move(why);
  return {};
}

bool SqlPrinter::find_columns(const Expr& expr, std::set<std::size_t>& used) {
  if (expr.kind == Expr::Kind::reference && expr.space == Space::row) used.insert(expr.index);
  if (expr.kind == Expr::Kind::reference && expr.space == Space::unit)
    return cannot(both("it needs a figure of the unit", "需要单位的数值")).has_value();
  bool ok = true;
  for (const Expr& arg : expr.args) ok = find_columns(arg, used) && ok;
  if (expr.table) {
    for (const Expr& entry : expr.table->entries) ok = find_columns(entry, used) && ok;
    for (const Expr& other : expr.table->otherwise) ok = find_columns(other, used) && ok;
  }
  return ok;
}

SqlPrinter::Result SqlPrinter::print(const Expr& expr) {
  std::set<std::size_t> used;
  if (!find_columns(expr, used)) return {};
  for (const std::size_t column : used)
    if (columns_[column].kind == SqlColumn::Kind::unknown) return cannot(columns_[column].why);
  if (is_logic(expr)) return chain(expr);
  if (expr.kind == Expr::Kind::absence) return SqlValue{"NULL", state_bit(expr.state)};
  const std::vector<std::size_t> columns(used.begin(), used.end());
  if (can_be_tabulated(expr, columns_, columns)) {
    std::string why;
    auto table = tabulated(expr, columns_, columns, words_, why);
    return table ? table : cannot(std::move(why));
  }
  if (expr.kind == Expr::Kind::reference) return reference(expr);
  if (expr.kind == Expr::Kind::call) return call(expr);
  return cannot(both("a lookup of numbers", "按数字查对照表"));
}

SqlPrinter::Result SqlPrinter::reference(const Expr& expr) {
  const SqlColumn& column = columns_[expr.index];
  if (column.kind == SqlColumn::Kind::words || column.kind == SqlColumn::Kind::texts)
    return cannot(both("it compares too many different texts", "需比较过多不同的文本"));
  unsigned states = state_bit(State::value);
  if (column.has_null) states |= state_bit(State::missing);
  return SqlValue{column.sql, states, column.is_real, column.places, column.low, column.high};
}

bool SqlPrinter::print_all(const Expr& expr, std::vector<SqlValue>& args) {
  for (const Expr& arg : expr.args) {
    auto value = print(arg);
    if (!value) return false;
    args.push_back(std::move(*value));
  }
  return true;
}

SqlPrinter::Result SqlPrinter::call(const Expr& expr) {
  using Printer = Result (SqlPrinter::*)(const Expr&);
  struct Entry {
    std::string_view keyword;
    Printer printer;
  };
  static constexpr std::array printers{
      Entry{"=", &SqlPrinter::comparison},
      Entry{"!=", &SqlPrinter::comparison},
      Entry{"<", &SqlPrinter::comparison},
      Entry{"<=", &SqlPrinter::comparison},
      Entry{">", &SqlPrinter::comparison},
      Entry{">=", &SqlPrinter::comparison},
      Entry{"in", &SqlPrinter::listed},
      Entry{"between", &SqlPrinter::listed},
      Entry{"is given", &SqlPrinter::question},
      Entry{"is filed", &SqlPrinter::question},
      Entry{"is nil", &SqlPrinter::question},
      Entry{"is missing", &SqlPrinter::question},
      Entry{"is applicable", &SqlPrinter::question},
      Entry{"+", &SqlPrinter::arithmetic},
      Entry{"-", &SqlPrinter::arithmetic},
      Entry{"*", &SqlPrinter::arithmetic},
      Entry{"negative", &SqlPrinter::arithmetic},
      Entry{"abs", &SqlPrinter::arithmetic},
      Entry{"sum", &SqlPrinter::arithmetic},
      Entry{"day", &SqlPrinter::first},
      Entry{"first", &SqlPrinter::first},
      Entry{"min", &SqlPrinter::extreme},
      Entry{"max", &SqlPrinter::extreme},
      Entry{"if", &SqlPrinter::conditional},
      Entry{"count", &SqlPrinter::tally},
  };
  const auto found = std::ranges::find(printers, expr.function->keyword, &Entry::keyword);
  if (found == printers.end())
    return cannot(both("'" + expr.name + "' is not counted in a database",
                       "“" + expr.name + "”不在数据库中计算"));
  return (this->*found->printer)(expr);
}

/// `and`, `or`, `not`: three-valued as in SQL.
SqlPrinter::Result SqlPrinter::chain(const Expr& expr) {
  std::vector<SqlValue> args;
  if (!print_all(expr, args)) return {};
  const std::string sql =
      args.size() == 1 ? "NOT " + args[0].sql
                       : joined_sql(args, 0, expr.function->keyword == "and" ? " AND " : " OR ");
  return of_condition("(" + sql + ")", combined_states(args));
}

/// What is asked of a value in SQL: whether it is there. A stated nil and a value look alike.
SqlPrinter::Result SqlPrinter::question(const Expr& expr) {
  auto arg = print(expr.args[0]);
  if (!arg) return {};
  const std::string_view asked = expr.function->keyword;
  const auto may_be = [&](State state) { return (arg->states & state_bit(state)) != 0; };
  const unsigned value = state_bit(State::value);
  if (asked == "is filed" || (asked == "is given" && !may_be(State::nil)))
    return of_condition("(" + arg->sql + " IS NOT NULL)", value);
  if (asked == "is missing" && !may_be(State::not_applicable))
    return of_condition("(" + arg->sql + " IS NULL)", value);
  if (asked == "is applicable" && !may_be(State::not_applicable))
    return of_condition("TRUE", value);
  if (asked == "is applicable" && !may_be(State::missing))
    return of_condition("(" + arg->sql + " IS NOT NULL)", value);
  if (asked == "is nil" && !may_be(State::nil)) return of_condition("FALSE", value);
  return cannot(both("SQL knows one kind of absence only", "SQL 只有一种空值"));
}

SqlPrinter::Result SqlPrinter::comparison(const Expr& expr) {
  std::vector<SqlValue> args;
  if (!print_all(expr, args)) return {};
  const bool real = any_real(args);
  for (SqlValue& arg : args) {
    if (real && !arg.is_real && arg.places > 0)
      arg.sql = "(" + arg.sql + " / " + std::to_string(power_of_ten(arg.places)) + ".0)";
  }
  if (!real) align(args);
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
  align(args);
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
  align(args);
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
  align(results);
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
  align(args);
  unsigned states = args.back().states;
  for (const SqlValue& arg : args) states |= arg.states & ~absent_bits;
  return spanning("COALESCE(" + joined_sql(args, 0, ", ") + ")", states, args);
}

SqlPrinter::Result SqlPrinter::tally(const Expr& expr) {
  std::vector<SqlValue> args;
  if (!print_all(expr, args)) return {};
  for (SqlValue& arg : args) arg.sql = "CASE WHEN " + arg.sql + " THEN 1 ELSE 0 END";
  SqlValue value{"(" + joined_sql(args, 0, " + ") + ")", state_bit(State::value)};
  value.high = static_cast<double>(args.size());
  return value;
}

std::optional<std::string> SqlPrinter::print_identity(const Expr& expr) {
  if (expr.kind == Expr::Kind::reference && expr.space == Space::row && expr.type == Type::text) {
    const SqlColumn& column = columns_[expr.index];
    if (column.kind == SqlColumn::Kind::words) return identity_of_words(column);
    if (column.kind == SqlColumn::Kind::texts && column.is_plain &&
        std::ranges::none_of(column.spellings,
                             [](const SqlSpelling& s) { return s.state == State::nil; }))
      return identity_of_texts(column);
    cannot(column.kind == SqlColumn::Kind::unknown
               ? column.why
               : both("different spellings of one text", "同一文本有不同写法"));
    return {};
  }
  const auto value = print(expr);
  if (!value) return {};
  if (value->is_real) {
    cannot(both("different binary numbers", "不同的二进制小数"));
    return {};
  }
  return value->sql;
}

}  // namespace assess
