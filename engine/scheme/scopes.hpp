#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "expression/bind.hpp"
#include "scheme/draft.hpp"

namespace assess {

/// Names where a number of the unit stands: the node's own inputs and `points`, defined names,
/// columns of `units`, `group`, `cutoff`, `year`; X.y of nodes and single-row tables.
class UnitScope : public Scope {
 public:
  explicit UnitScope(Draft& draft) : draft_(draft) {}
  /// Own inputs of a node, already bound, and its points.
  std::map<std::string, Expr> own;

  std::optional<Expr> name(const Expr& name, const Context& context) override;
  std::optional<Expr> aggregate(const Expr& aggregate, const Context& context) override;
  std::optional<Expr> lookup(const Expr& lookup, std::vector<Expr> keys,
                             const Context& context) override;
  bool is_source(std::string_view name) const override;
  bool knows(const Expr& name) const override;
  std::vector<std::string> names() const override;
  Words& words() override { return *draft_.scheme.words; }

 protected:
  std::optional<Expr> member(const Expr& name, const Context& context);
  std::optional<Expr> defined(const std::string& name);
  std::optional<Expr> over_ledger(const Expr& aggregate, std::size_t table, const Context& context);
  std::optional<Expr> over_units(const Expr& aggregate, const Context& context);
  std::optional<Expr> over_children(const Expr& aggregate, const std::vector<std::size_t>& children,
                                    const Context& context);
  Draft& draft_;
};

/// Names inside an aggregate over the children of a node, for one child.
class ChildScope : public UnitScope {
 public:
  ChildScope(Draft& draft, std::size_t child);
};

/// Names inside an aggregate over a ledger, and in the conditions of a table.
class LedgerScope : public Scope {
 public:
  LedgerScope(Draft& draft, std::size_t table) : draft_(draft), table_(table) {}
  std::optional<Expr> name(const Expr& name, const Context& context) override;
  std::optional<Expr> aggregate(const Expr& aggregate, const Context& context) override;
  std::optional<Expr> lookup(const Expr& lookup, std::vector<Expr> keys,
                             const Context& context) override;
  bool is_source(std::string_view) const override { return false; }
  bool knows(const Expr& name) const override;
  std::vector<std::string> names() const override;
  Words& words() override { return *draft_.scheme.words; }

 private:
  std::optional<Expr> own_column(const std::string& name, const Snippet& at);
  std::optional<Expr> from_unit(const Expr& name, const Context& context);
  Draft& draft_;
  std::size_t table_;
};

/// The lookup of that name for keys of these types, bound in `scope`; complains if it does not fit.
std::optional<Expr> bind_lookup(Draft& draft, Scope& scope, const Expr& lookup,
                                std::vector<Expr> keys, const Context& context);

}  // namespace assess
