#include "evidence/pushdown_statement.hpp"

#include <algorithm>
#include <charconv>

#include "evidence/sql_number.hpp"
#include "expression/functions.hpp"
#include "tables/cells/numbers.hpp"

namespace assess {

namespace {

using Kind = RowAggregate::Kind;

Expr asked(std::string_view question, const Expr& of) {
  Expr expr = call_of(question, {of});
  expr.function = function_named(question);
  expr.type = Type::yes_no;
  return expr;
}

/// Prints the aggregates one after the other into a statement.
class Builder {
 public:
  Builder(SqlPrinter& printer, Backend backend) : printer_(printer), backend_(backend) {}

  bool add_where(const std::optional<Expr>& where) {
    if (!where) return true;
    const auto condition = printer_.print(*where);
    if (condition) where_ = condition->sql;
    return condition.has_value();
  }

  bool add(const LedgerAggregate& how) {
    std::string rows = where_;
    if (how.where) {
      const auto condition = printer_.print(*how.where);
      if (!condition) return false;
      rows += (rows.empty() ? "" : " AND ") + condition->sql;
    }
    switch (how.function->kind) {
      case Kind::count:
        return add_count(how, rows);
      case Kind::sum:
      case Kind::mean:
        return add_number(how, rows, "SUM");
      case Kind::min:
        return add_number(how, rows, "MIN");
      case Kind::max:
        return add_number(how, rows, "MAX");
      case Kind::share:
        return add_share(how, rows);
      case Kind::distinct:
        return add_distinct(how, rows);
      default:
        return false;
    }
  }

  void add_text(const std::string& sql) {
    statement_.columns.push_back(
        {backend_ == Backend::sqlite ? sql : "CAST(" + sql + " AS text)", ""});
  }
  static std::string of_rows(std::string_view function, const std::string& rows,
                             const std::string& value) {
    const std::string chosen =
        rows.empty() ? value : "CASE WHEN " + rows + " THEN " + value + " END";
    return std::string(function) + "(" + chosen + ")";
  }
  const std::string& where() const { return where_; }
  PushedStatement& statement() { return statement_; }

 private:
  PushedAggregate& begin(const LedgerAggregate& how, const std::string& count) {
    add_text(count);
    const std::size_t at = statement_.columns.size() - 1;
    return statement_.aggregates.emplace_back(PushedAggregate{how.function, at, at, false, 0});
  }

  bool add_count(const LedgerAggregate& how, std::string rows) {
    if (how.value) {
      const auto filed = printer_.print(asked("is filed", *how.value));
      if (!filed) return false;
      rows += (rows.empty() ? "" : " AND ") + filed->sql;
    }
    begin(how, of_rows("COUNT", rows, "1"));
    return true;
  }

  bool add_number(const LedgerAggregate& how, const std::string& rows, std::string_view function) {
    const auto value = printer_.print(*how.value);
    if (!value) return false;
    if (value->is_real && function == "SUM")
      return printer_.refuse(both("sums of binary fractions", "二进制小数的合计"));
    PushedAggregate& aggregate = begin(how, of_rows("COUNT", rows, value->sql));
    aggregate.part = statement_.columns.size();
    aggregate.is_real = value->is_real;
    aggregate.places = value->places;
    const std::string sql = of_rows(function, rows, value->sql);
    if (value->is_real && backend_ == Backend::sqlite)
      statement_.columns.push_back({"NULL", sql});
    else
      add_text(sql);
    return true;
  }

  bool add_share(const LedgerAggregate& how, std::string rows) {
    const auto condition = printer_.print(*how.value);
    if (!condition) return false;
    if ((condition->states & state_bit(State::not_applicable)) != 0) {
      const auto concerns = printer_.print(asked("is applicable", *how.value));
      if (!concerns) return false;
      rows += (rows.empty() ? "" : " AND ") + concerns->sql;
    }
    PushedAggregate& aggregate = begin(how, of_rows("COUNT", rows, "1"));
    aggregate.part = statement_.columns.size();
    add_text(of_rows("COUNT", rows + (rows.empty() ? "" : " AND ") + condition->sql, "1"));
    return true;
  }

  bool add_distinct(const LedgerAggregate& how, const std::string& rows) {
    const auto identity = printer_.print_identity(*how.value);
    if (!identity) return false;
    begin(how, "COUNT(DISTINCT " + of_rows("", rows, *identity) + ")");
    statement_.merges = false;
    return true;
  }

  SqlPrinter& printer_;
  Backend backend_;
  std::string where_;
  PushedStatement statement_;
};

Int128 whole_in(const ResultCell& cell) {
  Int128 number = 0;
  const std::string_view text = cell.value_or("0");
  const bool minus = text.starts_with('-');
  for (const char c : text.substr(minus)) number = number * 10 + (c - '0');
  return minus ? -number : number;
}

}  // namespace

std::optional<PushedStatement> statement_of(const std::vector<std::string>& keys,
                                            const std::optional<Expr>& where,
                                            const std::vector<const LedgerAggregate*>& aggregates,
                                            SqlPrinter& printer, Backend backend) {
  Builder builder(printer, backend);
  if (!builder.add_where(where)) return {};
  for (const std::string& key : keys) builder.statement().columns.push_back({key, ""});
  builder.add_text("COUNT(*)");
  builder.add_text(Builder::of_rows("COUNT", builder.where(), "1"));
  builder.add_text("0");
  for (const LedgerAggregate* how : aggregates)
    if (!builder.add(*how)) return {};
  std::string doubt;
  for (const std::string& one : printer.doubts()) doubt += (doubt.empty() ? "" : " OR ") + one;
  if (!doubt.empty()) {
    builder.add_text(Builder::of_rows("COUNT", doubt, "1"));
    builder.statement().columns[keys.size() + 2] = builder.statement().columns.back();
    builder.statement().columns.pop_back();
  }
  return std::move(builder.statement());
}

std::uint64_t count_in(const ResultCell& cell) {
  std::uint64_t count = 0;
  const std::string_view text = cell.value_or("");
  std::from_chars(text.data(), text.data() + text.size(), count);
  return count;
}

void PushedTotal::add(const PushedAggregate& how, ResultRow row) {
  const std::uint64_t here = count_in(row[how.count]);
  if (here == 0) return;
  const bool first = count == 0;
  count += here;
  if (how.part == how.count) return;
  const Kind kind = how.function->kind;
  const bool is_extreme = kind == Kind::min || kind == Kind::max;
  if (how.is_real) {
    double number = 0;
    parse_number(row[how.part].value_or(""), number);
    if (first || (kind == Kind::min ? number < real : number > real)) real = number;
    return;
  }
  const Int128 number = whole_in(row[how.part]);
  if (!is_extreme)
    units += number;
  else if (first || (kind == Kind::min ? number < units : number > units))
    units = number;
}

void PushedTotal::finish(const PushedAggregate& how, std::size_t unit, Column& column) const {
  const Kind kind = how.function->kind;
  const auto n = static_cast<double>(count);
  const bool counts = kind == Kind::count || kind == Kind::distinct;
  if (count == 0 && !counts && kind != Kind::sum) return column.set(unit, State::not_applicable);
  double& value = column.values[unit];
  if (counts)
    value = n;
  else if (kind == Kind::share)
    value = static_cast<double>(units) / n;
  else
    value = how.is_real ? real : unscaled(units, how.places);
  if (kind == Kind::mean) value /= n;
}

}  // namespace assess
