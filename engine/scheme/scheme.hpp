#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "aggregation/aggregations.hpp"
#include "aggregation/row_aggregates.hpp"
#include "base/language.hpp"
#include "base/points.hpp"
#include "base/value_type.hpp"
#include "base/words.hpp"
#include "expression/snippet.hpp"
#include "expression/tree.hpp"
#include "forms/forms.hpp"

namespace assess {

// ---- tables ---------------------------------------------------------------------------------

struct ColumnSpec {
  std::string name;
  ColumnType type;
  std::vector<std::string> aliases;
  Snippet at;  ///< where it is declared, or first used if it falls under `*`
  bool used = false;  ///< a rule names it; one with `?` that no rule names need not be there
};

struct Keep {
  bool highest = true;
  Expr by;
};

struct TableSpec {
  std::string name;
  Snippet at;
  std::vector<std::size_t> key;  ///< columns that name the unit
  std::vector<std::size_t> known_as;  ///< `units` only: columns with further names of the unit
  std::vector<ColumnSpec> columns;
  std::optional<ColumnType> others;  ///< `*: number`; columns used are then added above
  CellAliases cells;
  std::optional<Expr> where;  ///< over its own columns
  std::vector<std::size_t> unique;
  std::optional<Keep> keep;
  std::vector<std::string> files;  ///< names of tables to stack
  std::string from;                ///< `units` only
  std::string run;                 ///< rules file whose result this is
  std::string query;               ///< SELECT that gives the rows, where a database is handed in
  bool optional = false;

  std::optional<std::size_t> column(std::string_view name) const;
};

// ---- quantities: everything of a unit that an expression can name ---------------------------

struct RosterColumn {
  std::size_t column;  ///< of the table `units`
};
struct LedgerAggregate {
  std::size_t table;
  const RowAggregate* function;
  std::optional<Expr> value, where;  ///< over rows
  double argument = 0;               ///< of percentile, trimmed_mean
  std::optional<Expr> date;          ///< of latest
};
/// The only row of a unit in a table; more than one is a complaint.
struct SingleRow {
  std::size_t table, column;
};
/// A defined name, or a part of an expression that needs a column of its own.
struct Derived {
  Expr expr;
};
/// Over all units, or those with the same `by`.
struct UnitsAggregate {
  const RowAggregate* function;
  std::optional<std::size_t> value, where, by;  ///< quantities
  double argument = 0;
};
/// Over the children of a node: one expression per child.
struct ChildrenAggregate {
  const RowAggregate* function;
  std::vector<Expr> values;  ///< empty for a bare count
  std::vector<Expr> where;   ///< empty: all
  std::size_t children = 0;
  double argument = 0;
};
enum class NodePart : unsigned char { score, rate, points, weight, rank, grade };
struct NodeFigure {
  std::size_t node;
  NodePart part;
};

struct Quantity {
  std::string text;  ///< as in the rules: "count(findings where repeat)"
  Type type = Type::number;
  std::vector<std::string> words;
  Snippet at;
  std::variant<RosterColumn, LedgerAggregate, SingleRow, Derived, UnitsAggregate, ChildrenAggregate,
               NodeFigure>
      how;
};

// ---- nodes ----------------------------------------------------------------------------------

enum class NodeKind : unsigned char { criterion, item, total };
enum class MissingPolicy : unsigned char { zero, skip, blank, error };
enum class NotApplicablePolicy : unsigned char { rescale, lose, fill };

/// One case of `instead`: the score, or an absence with its reason.
struct InsteadCase {
  Expr result;
  std::string reason;
  Expr when;
};

struct StepExpr {
  BandTest test;
  Expr edge, points;
};
/// Bands or corners; with a group, of the units of that group only.
struct StepsForGroup {
  std::optional<std::string> group;
  std::vector<StepExpr> steps;
};

enum class Within : unsigned char { all, group, by };

struct FormUse {
  Form form;
  std::vector<Expr> slots;  ///< in the order of `info(form).slots`; steps are below
  std::vector<StepsForGroup> steps;
  Within within = Within::all;
  std::optional<std::size_t> by;  ///< quantity that makes the cohorts
  Expr direction;                 ///< constant 1 or -1
  std::optional<Expr> constant;   ///< none: not applicable
  SharedRank ties = SharedRank::low;
};

struct Range {
  Expr low, high;
};

enum class Clamp : unsigned char { end, each };

struct Node {
  std::string id;
  NodeKind kind = NodeKind::criterion;
  Text name, text;
  Snippet at;
  std::optional<std::size_t> parent;  ///< none: the total, and what counts nowhere
  std::optional<Points> points;       ///< points scheme
  Expr weight;
  std::vector<InsteadCase> instead;
  MissingPolicy missing = MissingPolicy::zero;
  std::optional<Range> range;
  std::optional<Rounding> round;
  Scale scale;  ///< what its form gives; of items: 0 .. points, or the scheme's scale
  std::map<std::string, std::string> cells;  ///< of the `each` row

  std::optional<FormUse> form;  ///< of a criterion

  // of an item and the total
  Aggregation aggregation;
  std::vector<std::size_t> children;  ///< nodes, in the order of the file
  bool second_composite = false;      ///< `of` was given
  NotApplicablePolicy not_applicable = NotApplicablePolicy::rescale;
  bool policy_given = false;  ///< `not_applicable` stands in the rules
  Points basis;
  std::optional<Expr> fill;
  Clamp clamp = Clamp::end;
  std::optional<Points> out_of;
  std::vector<std::size_t> adjustments;  ///< in the order of the file
};

// ---- adjustments, grades, ranking -----------------------------------------------------------

enum class AdjustmentKind : unsigned char { bonus, deduction, limit, veto };
enum class VetoRanked : unsigned char { last, no, yes };

struct Adjustment {
  std::string id;
  AdjustmentKind kind;
  Text name, because;
  Snippet at;
  std::size_t node;
  std::optional<Expr> when;
  std::optional<Expr> value;          ///< bonus, deduction
  std::optional<Points> cap;
  Points spill;
  std::optional<std::size_t> grade;   ///< limit: at most; veto: the grade
  std::optional<Expr> score;          ///< limit: at most; veto: the score
  VetoRanked ranked = VetoRanked::last;
};

struct Grade {
  std::string id;
  Text name, follow_up;
  Snippet at;
  BandTest test = BandTest::otherwise;  ///< otherwise: only by veto
  std::optional<Expr> edge;             ///< per unit, groups may differ
  std::optional<double> quota;          ///< share of a group
};

enum class Ties : unsigned char { competition, dense, fractional, ordinal };
enum class QuotaRounding : unsigned char { down, nearest, up };

struct TieBreak {
  bool lowest = false;
  std::size_t quantity;
};

/// A group of too few units shares the quota of another.
struct PooledGroup {
  std::string small, joins;
  Snippet at;  ///< the group that it joins
};

struct Ranking {
  bool best_is_highest = true;
  bool exact_basis = false;
  Ties ties = Ties::competition;
  std::vector<TieBreak> order;
  bool within_group = true;
  QuotaRounding quota_rounding = QuotaRounding::down;
  int quota_min = 0;
  bool quota_ties_all = false, quota_ties_given = false;
  std::size_t min_group = 0;
  std::vector<PooledGroup> pool;
};

// ---- the whole ------------------------------------------------------------------------------

/// The rules, checked. References of bound expressions are indices into `quantities` (Space::unit)
/// or into `tables[t].columns` (Space::row).
struct Scheme {
  std::string file, sha256;
  std::string id;
  Text name;  ///< of a trial it begins with that word, so that every format says it
  std::vector<std::string> trial;  ///< what was set in place of the file's own: `B1.points=30`
  int year = 0;
  double cutoff = 0;  ///< day number
  std::optional<std::size_t> group;
  bool has_points = false;  ///< points scheme; else weight scheme
  Scale scale{0, 100};
  std::vector<TableSpec> tables;  ///< tables[0] is `units`
  std::vector<std::pair<std::string, std::size_t>> show;  ///< name, quantity
  std::vector<Quantity> quantities;
  std::vector<Node> nodes;
  std::size_t total = 0;  ///< index into nodes
  std::vector<Adjustment> adjustments;
  std::vector<Grade> grades;  ///< best first
  Ranking ranking;
  std::shared_ptr<Words> words;

  std::optional<std::size_t> table(std::string_view name) const;
  std::optional<std::size_t> node(std::string_view id) const;
  Rounding published() const;  ///< of the total
};

}  // namespace assess
