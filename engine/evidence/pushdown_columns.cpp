#include "evidence/pushdown_columns.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "base/text.hpp"
#include "evidence/pushdown_table.hpp"
#include "evidence/sql_number.hpp"
#include "tables/cells/cells.hpp"
#include "tables/cells/dates.hpp"
#include "tables/cells/numbers.hpp"

namespace assess {

namespace {

constexpr std::size_t most_spellings = 1000;

SqlColumn unknown(const std::string& en, const std::string& zh) {
  SqlColumn column;
  column.why = both(en, zh);
  return column;
}

std::uint64_t count_of(const std::string& text) {
  std::uint64_t count = 0;
  std::from_chars(text.data(), text.data() + text.size(), count);
  return count;
}

/// An alias such as `alias.missing = -99` gives numbers and days another meaning; one with a digit
/// lets no text with a digit pass unseen.
bool has_alias_with_digit(const CellAliases& aliases) {
  return std::ranges::any_of(aliases.words, [](const auto& alias) {
    return std::ranges::any_of(folded(alias.first), [](char c) { return c >= '0' && c <= '9'; });
  });
}

bool in_range(const ColumnType& type, double low, double high) {
  return low >= type.low.value_or(low) && high <= type.high.value_or(high) &&
         (type.type != Type::percent || high <= 1);
}

std::string one_if(const std::string& condition) {
  return "COUNT(CASE WHEN " + condition + " THEN 1 END)";
}

std::string binary_in_sqlite(const DatabaseColumn& column) {
  return one_if("typeof(" + quoted_name(column.name, Backend::sqlite) + ") IN ('real', 'blob')");
}

bool is_plain_text(const std::string& text) {
  return folded(text) == text &&
         std::ranges::all_of(text, [](char c) { return c >= ' ' && c <= '~'; });
}

}  // namespace

std::optional<std::vector<std::string>> ColumnProbe::ask(const std::vector<std::string>& sql) {
  std::string ignored;
  auto rows = select_texts(table_.database(), sql, "FROM " + table_.from(), ignored);
  if (!rows || rows->size() != 1) return {};
  return std::move((*rows)[0]);
}

/// The different texts of some rows; false if they are too many or if doubles or bytes are among
/// them.
bool ColumnProbe::list(const DatabaseColumn& column, const std::string& where, Texts& texts) {
  const std::string text = whole_text_of(column, table_.database().dialect());
  const bool lite = table_.database().dialect() == Backend::sqlite;
  const std::string type =
      lite ? "typeof(" + quoted_name(column.name, Backend::sqlite) + ")" : "''";
  const Selected what[] = {{"DISTINCT " + text, ""}, {type, ""}};
  bool binary = false;
  const auto keep = [&](ResultRow row) {
    binary = binary || row[1] == "real" || row[1] == "blob";
    texts.push_back(row[0] ? std::optional<std::string>(*row[0]) : std::nullopt);
  };
  std::string ignored;
  const bool ok = table_.database().select(
      what, "FROM " + table_.from() + where + " LIMIT " + std::to_string(most_spellings + 1), keep,
      ignored);
  std::ranges::sort(texts);  // a number may stand there as integer and as text
  texts.erase(std::unique(texts.begin(), texts.end()), texts.end());
  return ok && !binary && texts.size() <= most_spellings;
}

/// Doubles and bytes among the texts of SQLite.
bool ColumnProbe::has_binary(const DatabaseColumn& column) {
  if (table_.database().dialect() != Backend::sqlite)
    return column.type == "real" || column.type == "bytea";
  const auto row = ask({binary_in_sqlite(column)});
  return !row || count_of((*row)[0]) > 0;
}

SqlColumn ColumnProbe::look(std::size_t of_rules, std::size_t of_table, StateCounts& counts) {
  const ColumnType& type = spec_.columns[of_rules].type;
  const DatabaseColumn& column = table_.columns()[of_table];
  SqlColumn found;
  const bool plain_is_plain = !has_alias_with_digit(spec_.cells);
  if (plain_is_plain && (type.type == Type::number || type.type == Type::percent))
    found = numbers(type, column, counts);
  if (plain_is_plain && type.type == Type::date) found = days(column, counts);
  if (found.kind == SqlColumn::Kind::unknown && found.why.empty())
    found = texts(of_rules, column, counts);
  if (found.kind != SqlColumn::Kind::unknown && counts.missing > 0 && !type.optional &&
      spec_.name != "units")
    return unknown("column '" + spec_.columns[of_rules].name + "' has empty cells",
                   "列“" + spec_.columns[of_rules].name + "”有空单元格");
  return found;
}

/// `unknown` without a reason: they are no numbers of the database.
SqlColumn ColumnProbe::numbers(const ColumnType& type, const DatabaseColumn& column,
                               StateCounts& counts) {
  const Backend backend = table_.database().dialect();
  const std::string name = quoted_name(column.name, backend);
  SqlColumn found;
  std::vector<std::string> sql;
  if (backend == Backend::sqlite) {
    sql = {"COUNT(*)",
           "COUNT(" + name + ")",
           one_if("typeof(" + name + ") = 'integer'"),
           one_if("typeof(" + name + ") = 'real'"),
           "0",
           "printf('%!.17g', MIN(" + name + "))",
           "printf('%!.17g', MAX(" + name + "))"};
  } else {
    const bool whole =
        column.type == "smallint" || column.type == "integer" || column.type == "bigint";
    const bool decimal = column.type == "numeric", real = column.type == "double precision";
    if (!whole && !decimal && !real) return found;
    const std::string count = "CAST(COUNT(" + name + ") AS text)";
    sql = {"CAST(COUNT(*) AS text)",
           count,
           real ? "'0'" : count,
           real ? count : "'0'",
           decimal ? "CAST(MAX(scale(" + name + ")) AS text)" : "'0'",
           "CAST(MIN(" + name + ") AS text)",
           "CAST(MAX(" + name + ") AS text)"};
  }
  const auto row = ask(sql);
  if (!row) return found;
  const std::uint64_t rows = count_of((*row)[0]), given = count_of((*row)[1]),
                      whole = count_of((*row)[2]), real = count_of((*row)[3]);
  if (whole + real != given) return found;
  double low = 0, high = 0;
  const bool bounded =
      given == 0 || (parse_number((*row)[5], low) && parse_number((*row)[6], high));
  found.places = static_cast<int>(count_of((*row)[4]));
  found.is_real = real > 0;
  if (found.is_real && table_.driver_shortens() && !has_short_fractions(name))
    return unknown("column '" + column.name + "' has binary fractions of more than 15 digits",
                   "列“" + column.name + "”的二进制小数超过 15 位");
  const int places = found.is_real ? 0 : found.places;
  if (!bounded || !is_short(low, places) || !is_short(high, places) || !in_range(type, low, high))
    return unknown("column '" + column.name + "' has numbers out of range",
                   "列“" + column.name + "”的数值超出范围");
  counts.values = given;
  counts.missing = rows - given;
  found.kind = SqlColumn::Kind::number;
  found.has_null = given < rows;
  found.low = low, found.high = high;
  const std::string power = std::to_string(power_of_ten(found.places));
  if (found.is_real)
    found.sql = backend == Backend::sqlite ? "CAST(" + name + " AS REAL)" : name;
  else if (backend == Backend::sqlite)
    found.sql = name;
  else
    found.sql = found.places > 0 ? "CAST(" + name + " * " + power + " AS bigint)"
                                 : "CAST(" + name + " AS bigint)";
  return found;
}

/// Whether 15 digits, which is what the driver gives, tell the numbers.
bool ColumnProbe::has_short_fractions(const std::string& name) {
  const std::string other = "CAST(printf('%.15g', " + name + ") AS REAL) <> " + name;
  const auto row = ask({one_if("typeof(" + name + ") = 'real' AND " + other)});
  return row && count_of((*row)[0]) == 0;
}

/// As `numbers`: in SQLite days are texts.
SqlColumn ColumnProbe::days(const DatabaseColumn& column, StateCounts& counts) {
  const Backend backend = table_.database().dialect();
  const std::string name = quoted_name(column.name, backend);
  SqlColumn found;
  std::vector<std::string> sql;
  if (backend == Backend::sqlite) {
    const std::string is_day = "typeof(" + name + ") = 'text' AND length(" + name +
                               ") = 10 AND date(" + name + ") = " + name + " COLLATE BINARY AND " +
                               name + " >= '0001-01-01' COLLATE BINARY";
    // the extremes are looked at only if all are days, so they need not ask again
    sql = {"COUNT(*)", "COUNT(" + name + ")", one_if(is_day), "MIN(" + name + ")",
           "MAX(" + name + ")"};
    found.sql = "CAST(julianday(" + name + ") - 2440587.5 AS INTEGER)";
  } else {
    if (column.type != "date") return found;
    const std::string is_day = name + " BETWEEN DATE '0001-01-01' AND DATE '9999-12-31'";
    sql = {"CAST(COUNT(*) AS text)", "CAST(COUNT(" + name + ") AS text)",
           "CAST(" + one_if(is_day) + " AS text)", "CAST(MIN(" + name + ") AS text)",
           "CAST(MAX(" + name + ") AS text)"};
    found.sql = "CAST(" + name + " - DATE '1970-01-01' AS bigint)";
  }
  const auto row = ask(sql);
  if (!row) return {};
  const std::uint64_t rows = count_of((*row)[0]), given = count_of((*row)[1]);
  if (count_of((*row)[2]) != given) return {};
  int low = 0, high = 0;
  if (given > 0 && (!parse_iso_day((*row)[3], low) || !parse_iso_day((*row)[4], high))) return {};
  counts.values = given;
  counts.missing = rows - given;
  found.kind = SqlColumn::Kind::day;
  found.has_null = given < rows;
  found.low = low, found.high = high;
  return found;
}

SqlColumn ColumnProbe::texts(std::size_t of_rules, const DatabaseColumn& column,
                             StateCounts& counts) {
  const Backend backend = table_.database().dialect();
  const ColumnType& type = spec_.columns[of_rules].type;
  const auto reason = [&](const char* en, const char* zh) {
    return unknown("column '" + column.name + "' " + en, "列“" + column.name + "”" + zh);
  };
  if (column.type == "real" || column.type == "bytea")
    return reason("holds binary numbers", "为二进制数值");
  if (table_.may_be_cut(column))
    return reason("has texts that its driver may cut", "的文本可能被驱动截断");
  SqlColumn found;
  found.kind = SqlColumn::Kind::words;
  found.sql = "(" + text_of(column, backend) + ")";
  Texts texts;
  if (!list(column, "", texts)) {
    const bool open = type.type == Type::text && type.words.empty();
    texts.clear();
    if (!open || has_alias_with_digit(spec_.cells) || !list_open(column, found, texts))
      return reason("has too many different texts", "的不同文本过多");
  }
  const CellReader reader(type, spec_.cells, words_);
  for (auto& text : texts) {
    if (text && (first_bad_utf8(*text) || text->find('\0') != std::string::npos))
      return reason("has texts that are not UTF-8", "含非 UTF-8 文本");
    const Cell cell = reader.read(text.value_or(""));
    if (cell.fault != CellFault::none)
      return reason("has doubtful or wrong cells", "有存疑或错误的单元格");
    found.has_null = found.has_null || !text;
    if (found.kind == SqlColumn::Kind::texts && cell.state == State::value)
      found.is_plain = found.is_plain && text && is_plain_text(*text);
    else
      found.spellings.push_back({std::move(text), cell.value, cell.state});
  }
  return count_states(found, counts) ? found : reason("cannot be counted", "无法计数");
}

/// A text with a digit is no state and no blank: only what is left is looked at.
bool ColumnProbe::list_open(const DatabaseColumn& column, SqlColumn& found, Texts& texts) {
  const bool lite = table_.database().dialect() == Backend::sqlite;
  const std::string digit = found.sql + (lite ? " GLOB '*[0-9]*'" : " ~ '[0-9]'");
  const std::string odd = found.sql + (lite ? " GLOB '*[^ -~]*'" : " ~ '[^ -~]'");
  const std::string is_odd =
      "(" + digit + ") AND ((" + odd + ") OR trim(" + found.sql + ") <> " + found.sql + ")";
  if (!list(column, " WHERE " + found.sql + " IS NULL OR NOT (" + digit + ")", texts)) return false;
  const auto row = ask({as_text(one_if(is_odd)), lite ? binary_in_sqlite(column) : "'0'",
                        lite ? one_if(has_nul(column)) : "'0'"});
  found.is_plain = row && count_of((*row)[0]) == 0;
  found.kind = SqlColumn::Kind::texts;
  return row && count_of((*row)[1]) == 0 && count_of((*row)[2]) == 0;
}

/// Asks how many cells are in each state, unless all of them are values.
bool ColumnProbe::count_states(const SqlColumn& column, StateCounts& counts) {
  std::vector<std::string> sql;
  for (const State state : {State::nil, State::missing, State::not_applicable}) {
    const std::string condition = texts_in_state(column, state);
    sql.push_back(condition.empty() ? "'0'" : as_text(one_if(condition)));
  }
  const bool all_values = std::ranges::all_of(sql, [](const auto& one) { return one == "'0'"; });
  const auto rows = count_rows();
  const auto row = all_values ? std::optional(std::vector<std::string>(3)) : ask(sql);
  if (!rows || !row) return false;
  counts.nils = count_of((*row)[0]);
  counts.missing = count_of((*row)[1]);
  counts.not_applicable = count_of((*row)[2]);
  counts.values = *rows - counts.nils - counts.missing - counts.not_applicable;
  return true;
}

std::optional<std::uint64_t> ColumnProbe::count_rows() {
  if (rows_) return rows_;
  const auto row = ask({as_text("COUNT(*)")});
  if (row) rows_ = count_of((*row)[0]);
  return rows_;
}

std::string ColumnProbe::as_text(const std::string& sql) const {
  const bool lite = table_.database().dialect() == Backend::sqlite;
  return lite ? sql : "CAST(" + sql + " AS text)";
}

}  // namespace assess
