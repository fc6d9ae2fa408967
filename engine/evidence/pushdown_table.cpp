#include "evidence/pushdown_table.hpp"

#include <algorithm>
#include <map>

#include "evidence/sql_number.hpp"
#include "expression/evaluate.hpp"
#include "tables/database/sql.hpp"

namespace assess {

namespace {

constexpr std::size_t most_combinations = 256;

/// One row for each combination of the texts of the columns; of `texts` the last one stands for
/// every text that is a value.
struct Combinations {
  std::vector<std::vector<std::size_t>> spelling;  ///< [column][row]
  std::vector<std::vector<double>> values;
  std::vector<std::vector<State>> states;
  std::size_t rows = 1;
};

bool is_open(const SqlColumn& column) {
  return column.kind == SqlColumn::Kind::texts;
}

std::size_t choices(const SqlColumn& column) {
  return column.spellings.size() + is_open(column);
}

Combinations combinations_of(const std::vector<SqlColumn>& columns,
                             const std::vector<std::size_t>& used) {
  Combinations all;
  for (const std::size_t column : used) all.rows *= choices(columns[column]);
  std::size_t repeat = 1;
  for (const std::size_t c : used) {
    const SqlColumn& column = columns[c];
    auto& spelling = all.spelling.emplace_back();
    auto& values = all.values.emplace_back();
    auto& states = all.states.emplace_back();
    for (std::size_t row = 0; row < all.rows; ++row) {
      const std::size_t s = row / repeat % choices(column);
      const bool is_listed = s < column.spellings.size();
      spelling.push_back(s);
      states.push_back(is_listed ? column.spellings[s].state : State::value);
      values.push_back(!is_listed                    ? 1
                       : states.back() <= State::nil ? column.spellings[s].value
                                                     : absent);
    }
    repeat *= choices(column);
  }
  return all;
}

/// `c IN ('a', 'b') OR c IS NULL`
std::string is_one_of(const SqlColumn& column, const std::vector<std::size_t>& spellings) {
  std::string list, sql;
  bool null = false;
  for (const std::size_t s : spellings) {
    const auto& text = column.spellings[s].text;
    null = null || !text;
    if (text) list += (list.empty() ? "" : ", ") + quoted_text(*text);
  }
  if (!list.empty()) sql = column.text + " IN (" + list + ")";
  if (null) sql += (sql.empty() ? "" : " OR ") + column.text + " IS NULL";
  return sql;
}

/// The combinations with one result.
std::string matches(const std::vector<SqlColumn>& columns, const std::vector<std::size_t>& used,
                    const Combinations& all, const std::vector<std::size_t>& rows) {
  if (used.size() == 1) {
    std::vector<std::size_t> spellings;
    for (const std::size_t row : rows) spellings.push_back(all.spelling[0][row]);
    return is_one_of(columns[used[0]], spellings);
  }
  std::string sql;
  for (const std::size_t row : rows) {
    std::string one;
    for (std::size_t k = 0; k < used.size(); ++k)
      one += (k > 0 ? " AND " : "") +
             ("(" + is_one_of(columns[used[k]], {all.spelling[k][row]}) + ")");
    sql += (sql.empty() ? "" : " OR ") + one;
  }
  return sql;
}

struct Outcomes {
  std::map<double, std::vector<std::size_t>> rows_of_value;
  std::vector<std::size_t> absent_rows;
  unsigned states = 0;
  std::optional<double> otherwise;  ///< of every other text
};

std::optional<Outcomes> outcomes_of(const Lane& lane, std::size_t rows, bool open,
                                    std::string& why) {
  Outcomes found;
  for (std::size_t row = 0; row < rows; ++row) {
    const State state = lane.state(row);
    if (is_fault(state)) {
      why = both("a text of the table has no result", "表中某个文本没有结果");
      return {};
    }
    found.states |= state_bit(state);
    if (state > State::nil)
      found.absent_rows.push_back(row);
    else if (open && row + 1 == rows)
      found.otherwise = lane.value(row);
    else
      found.rows_of_value[lane.value(row)].push_back(row);
  }
  return found;
}

}  // namespace

std::string too_many_texts() {
  return both("it tells too many different texts apart", "需区分过多不同的文本");
}

bool can_be_tabulated(const Expr& expr, const std::vector<SqlColumn>& columns,
                      const std::vector<std::size_t>& used) {
  if (expr.type == Type::text) return false;
  if (used.size() == 1 && is_open(columns[used[0]]))
    return expr.kind == Expr::Kind::call && expr.function->typing == Typing::test &&
           expr.args[0].kind == Expr::Kind::reference;
  std::size_t combinations = 1;
  for (const std::size_t c : used) {
    if (columns[c].kind != SqlColumn::Kind::words) return false;
    combinations *= std::max<std::size_t>(columns[c].spellings.size(), 1);
    if (used.size() > 1 && combinations > most_combinations) return false;
  }
  return true;
}

std::optional<SqlValue> tabulated(const Expr& expr, const std::vector<SqlColumn>& columns,
                                  const std::vector<std::size_t>& used, const Words& words,
                                  std::string& why) {
  const Combinations all = combinations_of(columns, used);
  if (all.rows == 0) return SqlValue{"NULL", state_bit(State::missing)};  // an empty table
  std::vector<Lane> lanes(columns.size());
  for (std::size_t k = 0; k < used.size(); ++k)
    lanes[used[k]] = {all.values[k].data(), all.states[k].data(), false};
  Evaluator evaluator(all.rows, words);
  const Lane lane = evaluator.evaluate(expr, {lanes, {}}, all.rows);
  const bool open = used.size() == 1 && is_open(columns[used[0]]);
  auto found = outcomes_of(lane, all.rows, open, why);
  if (!found) return {};

  const bool condition = expr.type == Type::yes_no;
  SqlValue result{"", found->states};
  std::vector<std::pair<double, std::string>> cases;
  for (const auto& [value, rows] : found->rows_of_value)
    cases.emplace_back(value, matches(columns, used, all, rows));
  if (found->otherwise) cases.emplace_back(*found->otherwise, "");
  if (cases.empty()) return SqlValue{"NULL", found->states};
  if (cases.size() > most_branches) {
    why = too_many_texts();
    return {};
  }
  result.low = result.high = cases[0].first;
  for (const auto& [value, match] : cases) {
    const auto scaled = scaled_number(value);
    if (!scaled) {
      why = both("numbers that are no short decimals", "数值小数位过多或过大");
      return {};
    }
    result.places = std::max(result.places, scaled->places);
    result.low = std::min(result.low, value);
    result.high = std::max(result.high, value);
  }
  if (!is_short(result.low, result.places) || !is_short(result.high, result.places)) {
    why = both("numbers that are no short decimals", "数值小数位过多或过大");
    return {};
  }
  const auto literal = [&](double value) -> std::string {
    if (condition) return value != 0 ? "TRUE" : "FALSE";
    const ScaledNumber scaled = *scaled_number(value);
    return std::to_string(scaled.units * power_of_ten(result.places - scaled.places));
  };
  const bool same_everywhere = cases.size() == 1 && found->absent_rows.empty();
  if (same_everywhere) {
    result.sql = literal(cases[0].first);
    return result;
  }
  std::string sql = "CASE";
  for (const auto& [value, match] : cases)
    if (!match.empty()) sql += " WHEN " + match + " THEN " + literal(value);
  if (found->otherwise) {
    if (!found->absent_rows.empty())
      sql += " WHEN " + matches(columns, used, all, found->absent_rows) + " THEN NULL";
    sql += " ELSE " + literal(*found->otherwise);
  }
  result.sql = "(" + sql + " END)";
  // an absence of NULL alone is one of SQL itself
  const bool only_null = std::ranges::all_of(found->absent_rows, [&](std::size_t row) {
    return used.size() == 1 && !columns[used[0]].spellings[all.spelling[0][row]].text;
  });
  const auto yes = found->rows_of_value.find(1.0);
  const bool null_is_absent =
      used.size() == 1 && (!columns[used[0]].has_null || !found->absent_rows.empty());
  if (condition && !open && only_null && null_is_absent && yes != found->rows_of_value.end())
    result.sql = "(" + matches(columns, used, all, yes->second) + ")";
  return result;
}

std::optional<std::string> with_spellings(const SqlColumn& column, const std::string& plain,
                                          std::string& why) {
  std::map<double, std::vector<std::size_t>> spellings_of;
  std::vector<std::size_t> absences;
  for (std::size_t s = 0; s < column.spellings.size(); ++s) {
    const SqlSpelling& spelling = column.spellings[s];
    if (spelling.state <= State::nil)
      spellings_of[spelling.value].push_back(s);
    else if (spelling.text)
      absences.push_back(s);
  }
  if (spellings_of.size() > most_branches) why = too_many_texts();
  std::string sql = "CASE";
  if (!absences.empty()) sql += " WHEN " + is_one_of(column, absences) + " THEN NULL";
  for (const auto& [value, spellings] : spellings_of) {
    const auto scaled = scaled_number(value);
    const bool fits = scaled && scaled->places <= column.places && (!column.is_real || value == 0);
    if (!fits) {
      why = both("numbers that are no short decimals", "数值小数位过多或过大");
      break;
    }
    sql += " WHEN " + is_one_of(column, spellings) + " THEN " +
           std::to_string(scaled->units * power_of_ten(column.places - scaled->places)) +
           (column.is_real ? ".0" : "");
  }
  if (!why.empty()) return {};
  return "(" + sql + " ELSE " + plain + " END)";
}

std::string texts_in_state(const SqlColumn& column, State state) {
  std::vector<std::size_t> spellings;
  for (std::size_t s = 0; s < column.spellings.size(); ++s)
    if (column.spellings[s].state == state) spellings.push_back(s);
  return is_one_of(column, spellings);
}

std::string identity_of_words(const SqlColumn& column) {
  std::map<double, std::vector<std::size_t>> spellings;
  std::string sql = "CASE";
  for (std::size_t s = 0; s < column.spellings.size(); ++s)
    if (column.spellings[s].state <= State::nil) spellings[column.spellings[s].value].push_back(s);
  if (spellings.empty()) return "NULL";
  std::size_t number = 0;
  for (const auto& [value, same] : spellings)
    sql += " WHEN " + is_one_of(column, same) + " THEN " + std::to_string(++number);
  return "(" + sql + " END)";
}

std::string identity_of_texts(const SqlColumn& column) {
  std::vector<std::size_t> absences;
  for (std::size_t s = 0; s < column.spellings.size(); ++s)
    if (column.spellings[s].state > State::nil && column.spellings[s].text) absences.push_back(s);
  if (absences.empty()) return column.sql;
  return "(CASE WHEN " + is_one_of(column, absences) + " THEN NULL ELSE " + column.sql + " END)";
}

}  // namespace assess
