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

std::string both_hold(const std::string& a, const std::string& b) {
  return a + (a.empty() || b.empty() ? "" : " AND ") + b;
}

/// Prints the aggregates one after the other into a statement.
class Builder {
 public:
  Builder(const PushedRows& rows, SqlPrinter& printer, Backend backend)
      : printer_(printer),
        backend_(backend),
        keys_(rows.keys),
        where_(both_hold(rows.where, rows.kept)),
        reals_as_text_(rows.reals_as_text) {
    for (const std::string& key : keys_) statement_.columns.push_back({key, ""});
    add_text("COUNT(*)");
    add_text(of_rows("COUNT", where_, "1"));
    const std::string dropped = rows.kept.empty() ? "" : "NOT " + rows.kept;
    add_text(dropped.empty() ? "0" : of_rows("COUNT", both_hold(rows.where, dropped), "1"));
    add_text("0");
  }

  bool add(std::size_t aggregate, const LedgerAggregate& how) {
    aggregate_ = aggregate;
    std::string rows = where_;
    if (how.where) {
      const auto condition = printer_.print(*how.where);
      if (!condition) return false;
      rows = both_hold(rows, condition->sql);
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
        return add_values(how, rows);
    }
  }

  void finish() {
    std::string doubt;
    for (const std::string& one : printer_.doubts()) doubt += (doubt.empty() ? "" : " OR ") + one;
    if (doubt.empty()) return;
    add_text(of_rows("COUNT", doubt, "1"));
    statement_.columns[keys_.size() + static_cast<std::size_t>(RowsOf::doubtful)] =
        statement_.columns.back();
    statement_.columns.pop_back();
  }
  PushedStatement& statement() { return statement_; }

 private:
  void add_text(const std::string& sql) { statement_.columns.push_back({text(sql), ""}); }
  static std::string of_rows(std::string_view function, const std::string& rows,
                             const std::string& value) {
    const std::string chosen =
        rows.empty() ? value : "CASE WHEN " + rows + " THEN " + value + " END";
    return std::string(function) + "(" + chosen + ")";
  }

  PushedAggregate& begin(const LedgerAggregate& how, const std::string& count) {
    add_text(count);
    const std::size_t at = statement_.columns.size() - 1;
    return statement_.aggregates.emplace_back(
        PushedAggregate{aggregate_, how.function, at, at, false, 0});
  }

  bool add_count(const LedgerAggregate& how, std::string rows) {
    if (how.value) {
      const auto filed = printer_.print(asked("is filed", *how.value));
      if (!filed) return false;
      rows = both_hold(rows, filed->sql);
    }
    begin(how, of_rows("COUNT", rows, "1"));
    return true;
  }

  bool add_number(const LedgerAggregate& how, const std::string& rows, std::string_view function) {
    const auto value = printer_.print(*how.value);
    if (!value) return false;
    // sums of doubles differ with the order in which a database adds them
    if (value->is_real && function == "SUM") return add_values(how, rows);
    PushedAggregate& aggregate = begin(how, of_rows("COUNT", rows, value->sql));
    aggregate.part = statement_.columns.size();
    aggregate.is_real = value->is_real;
    aggregate.places = value->places;
    statement_.columns.push_back(number(of_rows(function, rows, value->sql), value->is_real));
    return true;
  }

  /// What needs the values themselves: each different one travels once, with its count.
  bool add_values(const LedgerAggregate& how, const std::string& rows) {
    auto value = printer_.print(*how.value);
    const auto day = how.date ? printer_.print(*how.date) : SqlValue{};
    if (!value || !day) return false;
    if (how.date && (day->states & state_bit(State::nil)) != 0)
      return printer_.refuse(both("a date stated as none", "填报为无的日期"));
    if (how.value->type == Type::yes_no)
      value->sql = "(CASE WHEN " + value->sql + " THEN 1 WHEN NOT " + value->sql + " THEN 0 END)";
    PushedValues one{aggregate_, {}, {}, {}, value->is_real, value->places};
    one.group = "GROUP BY ";
    for (std::size_t k = 0; k < keys_.size(); ++k) {
      one.columns.push_back({keys_[k], ""});
      one.group += std::to_string(k + 1) + ", ";
    }
    one.columns.push_back({text("COUNT(*)"), ""});
    one.columns.push_back(number(value->sql, value->is_real));
    const std::size_t at = one.columns.size() + !one.columns.back().real.empty();
    one.group += std::to_string(at);  // a number there is the column of that place
    one.where = "WHERE " + both_hold(rows, value->sql + " IS NOT NULL");
    if (how.date) {
      one.columns.push_back({text(day->sql), ""});
      one.group += ", " + std::to_string(at + 1);
      one.where += " AND " + day->sql + " IS NOT NULL";
    }
    statement_.values.push_back(std::move(one));
    return true;
  }

  Selected number(const std::string& sql, bool is_real) const {
    if (is_real && reals_as_text_) return {"printf('%.15g', " + sql + ")", ""};
    if (is_real && backend_ == Backend::sqlite) return {"NULL", sql};
    return {text(sql), ""};
  }
  std::string text(const std::string& sql) const {
    return backend_ == Backend::sqlite ? sql : "CAST(" + sql + " AS text)";
  }

  bool add_share(const LedgerAggregate& how, std::string rows) {
    const auto condition = printer_.print(*how.value);
    if (!condition) return false;
    if ((condition->states & state_bit(State::not_applicable)) != 0) {
      const auto concerns = printer_.print(asked("is applicable", *how.value));
      if (!concerns) return false;
      rows = both_hold(rows, concerns->sql);
    }
    PushedAggregate& aggregate = begin(how, of_rows("COUNT", rows, "1"));
    aggregate.part = statement_.columns.size();
    add_text(of_rows("COUNT", both_hold(rows, condition->sql), "1"));
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
  const std::vector<std::string>& keys_;
  std::string where_;
  bool reals_as_text_;
  std::size_t aggregate_ = 0;
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

std::optional<PushedStatement> statement_of(const PushedRows& rows,
                                            const std::vector<const LedgerAggregate*>& aggregates,
                                            SqlPrinter& printer, Backend backend) {
  Builder builder(rows, printer, backend);
  for (std::size_t a = 0; a < aggregates.size(); ++a)
    if (!builder.add(a, *aggregates[a])) return {};
  builder.finish();
  return std::move(builder.statement());
}

/// The value of a column of numbers.
double number_in(const ResultCell& cell, bool is_real, int places) {
  double number = 0;
  if (is_real) parse_number(cell.value_or(""), number);
  return is_real ? number : unscaled(whole_in(cell), places);
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
