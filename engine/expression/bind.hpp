#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostics.hpp"
#include "base/words.hpp"
#include "expression/snippet.hpp"
#include "expression/tree.hpp"

namespace assess {

/// Where an expression stands in the rules: for complaints while it is bound.
struct Context {
  const Snippet& snippet;
  Diagnostics& notes;
  void complain(const DiagnosticKind& kind, const Expr& at, std::vector<std::string> words,
                std::string nearest = {}) const {
    notes.add(kind, snippet.place(at.at, at.length), std::move(words), std::move(nearest));
  }
};

/// What names mean at some spot of the rules. Implementations complain of what they refuse, except
/// that `name` leaves an unknown name to the binder.
class Scope {
 public:
  virtual ~Scope() = default;
  virtual std::optional<Expr> name(const Expr& name, const Context& context) = 0;
  virtual std::optional<Expr> aggregate(const Expr& aggregate, const Context& context) = 0;
  /// `keys` are bound.
  virtual std::optional<Expr> lookup(const Expr& lookup, std::vector<Expr> keys,
                                     const Context& context) = 0;
  virtual bool is_source(std::string_view name) const = 0;
  virtual bool knows(const Expr& name) const = 0;
  virtual std::vector<std::string> names() const = 0;  ///< for the nearest name
  virtual Words& words() = 0;
};

/// The expression with every name, aggregate and lookup replaced by what it means, and typed; or
/// nothing, if something was complained of.
std::optional<Expr> bind(const Expr& expr, Scope& scope, const Context& context);

/// Whether the bound expression has that type; complains if not. An absence fits any type.
bool require(const Expr& expr, Type type, const Context& context);

/// "a number", "a date" ... for complaints.
std::string type_name(std::optional<Type> type);

}  // namespace assess
