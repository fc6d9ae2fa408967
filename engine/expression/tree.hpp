#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/state.hpp"
#include "base/value_type.hpp"

namespace assess {

struct Function;
struct Lookup;

/// Where a bound reference reads its value.
enum class Space : unsigned char {
  row,   ///< column of the ledger whose rows are read
  unit,  ///< quantity of the unit (`Scheme::quantities`)
};

/// An expression. The parser makes names, calls and aggregates of it; binding turns names and
/// aggregates into references, and gives every node its type. Evaluation meets only constants,
/// absences, references, calls and lookups.
struct Expr {
  enum class Kind : unsigned char {
    constant,   ///< number, date, yes/no; a text after binding
    absence,    ///< the words `missing` and `not_applicable`
    name,       ///< `x` or `x.y`, not bound yet
    call,       ///< a function or operator of its arguments
    aggregate,  ///< over the rows of a source, not bound yet
    lookup,     ///< not bound: `name`, `member`; bound: `table`, the keys are the arguments
    reference,  ///< bound
  };

  Kind kind = Kind::constant;
  std::optional<Type> type;  ///< none: fits any type (an absence), or not bound yet
  double number = 0;         ///< of a constant
  State state = State::value;
  std::string name;    ///< name; keyword of the call or aggregate; text of a constant
  std::string member;  ///< y of `x.y`; source of an aggregate
  std::vector<Expr> args;
  std::size_t at = 0, length = 0;  ///< bytes in the snippet

  // an aggregate: `args` are what follows the comma
  std::vector<Expr> value, where;  ///< none or one
  std::string by;

  // bound
  const Function* function = nullptr;
  std::shared_ptr<const Lookup> table;
  Space space = Space::unit;
  std::size_t index = 0;
  std::vector<std::string> words;  ///< closed list of a text, if it has one

  bool is_constant() const { return kind == Kind::constant; }
};

/// A lookup whose entries are bound. Keys are codes of texts, or numbers compared as decimals.
struct Lookup {
  std::string name;
  std::size_t key_count = 1;
  std::vector<std::vector<double>> keys;  ///< [entry][key]
  std::vector<Expr> entries;
  std::vector<Expr> otherwise;  ///< none or one
  /// Index into `entries`, or -1.
  long find(const double* key) const;
  void sort();  ///< once, after the entries are complete
 private:
  std::vector<std::size_t> order_;
};

Expr constant_of(double number, Type type);
Expr call_of(std::string_view keyword, std::vector<Expr> args);

/// The expression as rules text, without spare blanks: equal texts are equal expressions.
std::string to_text(const Expr& expr);

}  // namespace assess
