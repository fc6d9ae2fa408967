#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "evidence/matters.hpp"
#include "evidence/rows.hpp"
#include "expression/evaluate.hpp"
#include "scheme/scheme.hpp"

namespace assess {

/// Units whose rows are wanted.
class WantedUnits {
 public:
  /// Keys as in `Figures::keys`.
  explicit WantedUnits(const std::vector<std::string>& keys);

  /// The rows of a batch that belong to each of them, by its place among the keys; all count. The
  /// keys of the batch are made of that many parts.
  std::vector<std::pair<std::size_t, UnitRows>> rows_of(const RowBatch& batch,
                                                        std::size_t parts) const;

 private:
  std::unordered_map<std::string, std::size_t> places_;
};

/// Evaluates what the rules say of rows, for the rows of one unit.
class UnitEvaluator {
 public:
  /// `values`: all quantities; the expressions may name those of the unit.
  UnitEvaluator(const Scheme& scheme, const std::vector<Column>& values, std::size_t unit);

  /// Rows for which the condition does not hold no longer count.
  void apply(const std::optional<Expr>& where, UnitRows& rows) const;

  /// A row by its batch and index.
  using Row = std::pair<const UnitRows*, std::size_t>;
  /// Rows that went into a column, an aggregate or a single row.
  std::vector<Row> counted(const Quantity& quantity, const std::vector<UnitRows>& rows) const;

 private:
  std::vector<Row> of_aggregate(const LedgerAggregate& how, const UnitRows& rows,
                                std::vector<double>& days) const;
  const Scheme& scheme_;
  std::vector<Lane> unit_;
};

}  // namespace assess
