#include "evidence/pushdown_columns.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "base/text.hpp"
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

SqlColumn unknown_column(const DatabaseColumn& column, const char* en, const char* zh) {
  SqlColumn unknown;
  unknown.why = both("column '" + column.name + "' " + en, "列“" + column.name + "”" + zh);
  return unknown;
}

std::string one_if(const std::string& condition) {
  return "COUNT(CASE WHEN " + condition + " THEN 1 END)";
}

std::string binary_in_sqlite(const DatabaseColumn& column) {
  return one_if("typeof(" + quoted_name(column.name, Backend::sqlite) + ") IN ('real', 'blob')");
}

std::uint64_t count_of(const std::string& text) {
  std::uint64_t count = 0;
  std::from_chars(text.data(), text.data() + text.size(), count);
  return count;
}

ColumnProbe::ColumnProbe(const DatabaseTable& table, const TableSpec& spec, Words& words)
    : table_(table),
      spec_(spec),
      words_(words),
      lite_(table.database().dialect() == Backend::sqlite),
      questions_{as_text("COUNT(*)")} {}

std::string ColumnProbe::quoted(const DatabaseColumn& column) const {
  return quoted_name(column.name, table_.database().dialect());
}

std::string ColumnProbe::as_text(const std::string& sql) const {
  return lite_ ? sql : "CAST(" + sql + " AS text)";
}

std::uint64_t ColumnProbe::answer(std::size_t question) const {
  return count_of(answers_[question]);
}

void ColumnProbe::add(std::size_t of_rules, std::size_t of_table) {
  Asked& asked = asked_.emplace_back();
  asked.of_rules = of_rules;
  asked.column = &table_.columns()[of_table];
  asked.first = questions_.size();
  const Type type = this->type(asked).type;
  if (type == Type::number || type == Type::percent)
    ask_numbers(asked);
  else if (type == Type::date)
    ask_days(asked);
  else
    ask_words(asked);
}

void ColumnProbe::add_key(std::size_t of_table) {
  const DatabaseColumn& column = table_.columns()[of_table];
  if (!lite_) {
    has_binary_key_ = has_binary_key_ || column.type == "real" || column.type == "bytea";
    return;
  }
  key_questions_.push_back(questions_.size());
  questions_.push_back(binary_in_sqlite(column));
}

bool ColumnProbe::has_binary_key() const {
  return has_binary_key_ || std::ranges::any_of(key_questions_, [&](std::size_t question) {
           return answer(question) > 0;
         });
}

bool ColumnProbe::ask(std::string& error) {
  const auto rows = select_texts(table_.database(), questions_, "FROM " + table_.from(), error);
  if (!rows || rows->size() != 1) return false;
  answers_ = (*rows)[0];
  return true;
}

std::optional<std::vector<std::string>> ColumnProbe::ask_more(const std::vector<std::string>& sql) {
  std::string ignored;
  auto rows = select_texts(table_.database(), sql, "FROM " + table_.from(), ignored);
  if (!rows || rows->size() != 1) return {};
  return std::move((*rows)[0]);
}

SqlColumn ColumnProbe::column(std::size_t added, StateCounts& counts) {
  const Asked& asked = asked_[added];
  SqlColumn found;
  if (asked.kind == SqlColumn::Kind::number) found = numbers(asked, counts);
  if (asked.kind == SqlColumn::Kind::day) found = days(asked, counts);
  if (asked.kind == SqlColumn::Kind::words) found = plain_words(asked, counts);
  if (found.kind == SqlColumn::Kind::unknown && found.why.empty()) found = texts(asked, counts);
  if (found.kind != SqlColumn::Kind::unknown && counts.missing > 0 && !type(asked).optional &&
      spec_.name != "units") {
    const DatabaseColumn named{spec_.columns[asked.of_rules].name, ""};
    return unknown_column(named, "has empty cells", "有空单元格");
  }
  return found;
}

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
