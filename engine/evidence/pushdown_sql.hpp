#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "base/words.hpp"
#include "expression/tree.hpp"
#include "tables/database/name.hpp"

namespace assess {

/// A text that stands in a column of a database, and what the engine reads in it.
struct SqlSpelling {
  std::optional<std::string> text;  ///< nothing: NULL
  double value = 0;
  State state = State::value;
};

/// What is known of a column of a database: how its values are written in SQL.
struct SqlColumn {
  enum class Kind : unsigned char {
    words,   ///< every text that stands in it is in `spellings`
    texts,   ///< so is every text that is no value; all others are values
    number,  ///< SQL numbers or NULL; every other text is in `spellings`
    day,     ///< SQL days since 1970-01-01 or NULL; every other text is in `spellings`
    unknown
  };
  Kind kind = Kind::unknown;
  std::string sql;   ///< of the text, number or day
  std::string text;  ///< SQL of the text, which is compared with `spellings`
  std::string why;   ///< `unknown`: why it is
  std::vector<SqlSpelling> spellings;
  bool has_null = false;
  // of numbers: whole ones after multiplication by 10^places, unless they are doubles
  bool is_real = false;
  int places = 0;
  double low = 0, high = 0;
  bool is_plain = false;  ///< of texts: printed ASCII without blanks at its ends
};

/// An expression in SQL.
struct SqlValue {
  std::string sql;       ///< NULL where there is no value; a condition if it is of yes/no
  unsigned states = 1;   ///< that may occur: bits 1 << State
  bool is_real = false;  ///< a double; else the number is whole, 10^places times the value
  int places = 0;
  double low = 0, high = 0;  ///< of the value
};

constexpr unsigned state_bit(State state) {
  return 1u << static_cast<unsigned>(state);
}

/// Prints bound expressions over the rows of a ledger as SQL that gives exactly what `Evaluator`
/// gives, or says why it cannot.
class SqlPrinter {
 public:
  /// `columns`: by column of the table's rules.
  SqlPrinter(const std::vector<SqlColumn>& columns, Backend backend, const Words& words)
      : columns_(columns), backend_(backend), words_(words) {}

  /// Nothing if it cannot; `why` says the reason.
  std::optional<SqlValue> print(const Expr& expr);
  /// A number for each different text of a column, for counting them.
  std::optional<std::string> print_identity(const Expr& expr);
  /// Conditions under which the SQL is not sure to give the same: none of the rows may fulfil one.
  const std::vector<std::string>& doubts() const { return doubts_; }
  const std::string& why() const { return why_; }
  /// Keeps a reason of the caller's; false.
  bool refuse(std::string why) { return cannot(std::move(why)).has_value(); }

 private:
  using Result = std::optional<SqlValue>;
  Result cannot(std::string why);
  bool find_columns(const Expr& expr, std::set<std::size_t>& used);
  Result reference(const Expr& expr);
  Result call(const Expr& expr);
  Result question(const Expr& expr);
  Result question_of_texts(std::string_view asked, const SqlColumn& column);
  Result comparison(const Expr& expr);
  Result chain(const Expr& expr);
  Result listed(const Expr& expr);
  Result arithmetic(const Expr& expr);
  Result extreme(const Expr& expr);
  Result conditional(const Expr& expr);
  Result first(const Expr& expr);
  Result tally(const Expr& expr);
  bool print_all(const Expr& expr, std::vector<SqlValue>& args);

  const std::vector<SqlColumn>& columns_;
  Backend backend_;
  const Words& words_;
  std::vector<std::string> doubts_;
  std::string why_;
};

}  // namespace assess
