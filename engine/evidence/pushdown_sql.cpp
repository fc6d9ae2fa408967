#include "evidence/pushdown_sql.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "evidence/pushdown_table.hpp"
#include "evidence/sql_values.hpp"
#include "expression/functions.hpp"

namespace assess {

namespace {

bool is_logic(const Expr& expr) {
  return expr.kind == Expr::Kind::call && expr.function->typing == Typing::logic;
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
    return cannot(too_many_texts());
  unsigned states = state_bit(State::value);
  if (column.has_null) states |= state_bit(State::missing);
  for (const SqlSpelling& spelling : column.spellings) states |= state_bit(spelling.state);
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
  const bool is_column = expr.args[0].kind == Expr::Kind::reference;
  if (is_column) return question_of_texts(asked, columns_[expr.args[0].index]);
  return cannot(both("SQL knows one kind of absence only", "SQL 只有一种空值"));
}

/// Of a column itself, the texts that are no value tell the states apart.
SqlPrinter::Result SqlPrinter::question_of_texts(std::string_view asked, const SqlColumn& column) {
  const auto texts = [&](State state) { return texts_in_state(column, state); };
  std::string sql;
  if (asked == "is nil") sql = texts(State::nil);
  if (asked == "is missing") sql = texts(State::missing);
  if (asked == "is applicable")
    sql = "CASE WHEN " + texts(State::not_applicable) + " THEN FALSE ELSE TRUE END";
  else if (asked == "is given")
    sql = "CASE WHEN " + texts(State::nil) + " THEN FALSE ELSE " + column.sql + " IS NOT NULL END";
  else
    sql = "CASE WHEN " + sql + " THEN TRUE ELSE FALSE END";
  return of_condition("(" + sql + ")", state_bit(State::value));
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
    if (column.kind == SqlColumn::Kind::words && column.spellings.size() > most_branches) {
      cannot(too_many_texts());
      return {};
    }
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
