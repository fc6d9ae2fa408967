// Of the look at columns: numbers and days.
#include <cmath>

#include "base/text.hpp"
#include "evidence/pushdown_columns.hpp"
#include "evidence/sql_number.hpp"
#include "tables/cells/dates.hpp"
#include "tables/cells/numbers.hpp"

namespace assess {

namespace {

// Where the answers stand behind the first one of a number or day.
enum NumberAnswer : std::size_t { given, plain, low, high, reals, places };

bool in_range(const ColumnType& type, double low, double high) {
  return low >= type.low.value_or(low) && high <= type.high.value_or(high) &&
         (type.type != Type::percent || high <= 1);
}

/// Texts of PostgreSQL that are days; the 29th of February is not always one.
constexpr const char* day_pattern =
    "^[0-9]{4}-((0[13578]|1[02])-(0[1-9]|[12][0-9]|3[01])|(0[469]|11)-(0[1-9]|[12][0-9]|30)|"
    "02-(0[1-9]|1[0-9]|2[0-8]))$";

}  // namespace

/// An alias such as `alias.missing = -99` gives numbers and days another meaning: such cells are
/// not plain.
std::string ColumnProbe::unlike_aliases(const DatabaseColumn& column, Type type) const {
  std::string list;
  for (const auto& [spelling, word] : spec_.cells.words) {
    const std::string text = folded(spelling);
    double number = 0;
    int day = 0;
    const bool is_day = type == Type::date && parse_iso_day(text, day);
    const bool is_number =
        type != Type::date && parse_number(text, number) && std::isfinite(number);
    if (is_day || is_number)
      list += (list.empty() ? "" : ", ") + (is_day ? quoted_text(text) : text);
  }
  if (list.empty()) return "";
  const std::string cell = type == Type::date
                               ? "(" + text_of(column, table_.database().dialect()) + ")"
                               : quoted(column);
  return " AND " + cell + " NOT IN (" + list + ")";
}

void ColumnProbe::add_extremes(const Asked& asked, const std::string& cells,
                               std::vector<std::string>& sql) const {
  for (const char* function : {"MIN(", "MAX("}) {
    const std::string extreme = function + cells + ")";
    const bool is_number = asked.kind == SqlColumn::Kind::number;
    sql.push_back(lite_ && is_number ? "printf('%!.17g', " + extreme + ")" : as_text(extreme));
  }
}

/// Least and greatest of the plain cells; asked again if others stand among them, which takes
/// longer.
std::optional<std::pair<std::string, std::string>> ColumnProbe::extremes(const Asked& asked) {
  if (answer(asked.first + given) == answer(asked.first + plain))
    return std::pair{answers_[asked.first + low], answers_[asked.first + high]};
  std::vector<std::string> sql;
  add_extremes(asked, "CASE WHEN " + asked.is_plain + " THEN " + quoted(*asked.column) + " END",
               sql);
  const auto row = ask_more(sql);
  if (!row) return {};
  return std::pair{(*row)[0], (*row)[1]};
}

void ColumnProbe::ask_numbers(Asked& asked) {
  const DatabaseColumn& column = *asked.column;
  const std::string name = quoted(column);
  const bool whole =
      column.type == "smallint" || column.type == "integer" || column.type == "bigint";
  const bool decimal = column.type == "numeric", real = column.type == "double precision";
  if (!lite_ && !whole && !decimal && !real) return;
  asked.kind = SqlColumn::Kind::number;
  asked.is_plain = (lite_ ? "typeof(" + name + ") IN ('integer', 'real')" : name + " IS NOT NULL") +
                   unlike_aliases(column, Type::number);
  questions_.push_back(as_text("COUNT(" + name + ")"));
  questions_.push_back(as_text(one_if(asked.is_plain)));
  add_extremes(asked, name, questions_);
  questions_.push_back(lite_  ? one_if("typeof(" + name + ") = 'real'")
                       : real ? as_text("COUNT(" + name + ")")
                              : "'0'");
  questions_.push_back(decimal && !lite_ ? as_text("MAX(scale(" + name + "))") : "'0'");
}

/// `unknown` without a reason: they are no numbers of the database.
SqlColumn ColumnProbe::numbers(const Asked& asked, StateCounts& counts) {
  const DatabaseColumn& column = *asked.column;
  const std::string name = quoted(column);
  const std::uint64_t cells = answer(asked.first + given), numbers = answer(asked.first + plain);
  SqlColumn found;
  if (numbers == 0 && cells > 0) return found;
  const auto ends = extremes(asked);
  const bool bounded = cells == 0 || (ends && parse_number(ends->first, found.low) &&
                                      parse_number(ends->second, found.high));
  found.is_real = answer(asked.first + reals) > 0;
  found.places = static_cast<int>(answer(asked.first + places));
  if (found.is_real && table_.driver_shortens() && !has_short_fractions(name))
    return unknown_column(column, "has binary fractions of more than 15 digits",
                          "的二进制小数超过 15 位");
  if (!bounded || !is_short(found.low, found.places) || !is_short(found.high, found.places) ||
      !in_range(type(asked), found.low, found.high))
    return unknown_column(column, "has numbers out of range", "的数值超出范围");
  found.kind = SqlColumn::Kind::number;
  found.has_null = cells < answer(0);
  if (found.is_real)
    found.sql = lite_ ? "CAST(" + name + " AS REAL)" : name;
  else if (lite_)
    found.sql = name;
  else
    found.sql =
        "CAST(" + name +
        (found.places > 0 ? " * " + std::to_string(power_of_ten(found.places)) : std::string()) +
        " AS bigint)";
  if (numbers < cells) return with_texts_beside(asked, std::move(found), counts);
  counts.values = cells;
  counts.missing = answer(0) - cells;
  return found;
}

/// Whether 15 digits, which is what the driver gives, tell the numbers.
bool ColumnProbe::has_short_fractions(const std::string& name) {
  const std::string other = "CAST(printf('%.15g', " + name + ") AS REAL) <> " + name;
  const auto row = ask_more({one_if("typeof(" + name + ") = 'real' AND " + other)});
  return row && count_of((*row)[0]) == 0;
}

/// In SQLite days are texts.
void ColumnProbe::ask_days(Asked& asked) {
  const DatabaseColumn& column = *asked.column;
  const std::string name = quoted(column);
  const bool is_text = column.type == "text" || column.type.starts_with("character varying");
  if (!lite_ && column.type != "date" && !is_text) return;
  asked.kind = SqlColumn::Kind::day;
  if (lite_)
    asked.is_plain = "typeof(" + name + ") = 'text' AND length(" + name + ") = 10 AND date(" +
                     name + ") = " + name + " COLLATE BINARY AND " + name +
                     " >= '0001-01-01' COLLATE BINARY";
  else if (is_text)
    asked.is_plain = text_of(column, Backend::postgresql) + " ~ '" + day_pattern + "' AND " +
                     text_of(column, Backend::postgresql) + " >= '0001-01-01'";
  else
    asked.is_plain = name + " BETWEEN DATE '0001-01-01' AND DATE '9999-12-31'";
  asked.is_plain += unlike_aliases(column, Type::date);
  questions_.push_back(as_text("COUNT(" + name + ")"));
  questions_.push_back(as_text(one_if(asked.is_plain)));
  add_extremes(asked, name, questions_);
}

SqlColumn ColumnProbe::days(const Asked& asked, StateCounts& counts) {
  const DatabaseColumn& column = *asked.column;
  const std::string name = quoted(column);
  const std::uint64_t cells = answer(asked.first + given), days = answer(asked.first + plain);
  SqlColumn found;
  if (days == 0 && cells > 0) return found;
  int first = 0, last = 0;
  const auto ends = extremes(asked);
  if (days > 0 &&
      (!ends || !parse_iso_day(ends->first, first) || !parse_iso_day(ends->second, last)))
    return found;
  found.kind = SqlColumn::Kind::day;
  found.has_null = cells < answer(0);
  found.low = first, found.high = last;
  found.sql = lite_ ? "CAST(julianday(" + name + ") - 2440587.5 AS INTEGER)"
              : column.type == "date"
                  ? "CAST(" + name + " - DATE '1970-01-01' AS bigint)"
                  : "CAST(CAST(" + name + " AS date) - DATE '1970-01-01' AS bigint)";
  if (days < cells) return with_texts_beside(asked, std::move(found), counts);
  counts.values = cells;
  counts.missing = answer(0) - cells;
  return found;
}

}  // namespace assess
