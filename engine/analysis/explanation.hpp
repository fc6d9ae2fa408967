#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "assessment/assessment.hpp"
#include "evidence/trace.hpp"
#include "forms/forms.hpp"

namespace assess {

/// A figure of the unit that a rule looks at. Where it is an input of the form, `key` is that of
/// the form (`done`); else "".
struct ExplainedFigure {
  std::string key;
  std::string text;        ///< as in the rules: `count(meetings where minutes_no is given)`
  std::string definition;  ///< of a defined name: its expression; else ""
  std::optional<std::size_t> quantity;
  Type type = Type::number;
  State state = State::value;
  double value = absent;
  std::string word;  ///< of a text
  std::optional<TracedRows> rows;
  bool operator==(const ExplainedFigure&) const = default;
};

/// Where a part of a score comes from.
enum class AccountStep : unsigned char {
  form,        ///< inputs → points
  instead,     ///< a case of `instead`
  child,       ///< what a child adds
  filled,      ///< stands in for children that do not apply
  aggregate,   ///< of the children, where it is no sum of parts
  adjustment,  ///< bonus, deduction, limit on the score
  spilled,     ///< deductions that items could not bear
  range,       ///< clamped
  out_of,      ///< converted to other points
  rounded,
  veto,      ///< a veto with a score of its own
  decision,  ///< after an appeal
  other,     ///< what the steps above leave open
};

/// One line of the account of a node: the amounts add up to its score.
struct AccountLine {
  AccountStep step;
  std::optional<std::size_t> of;  ///< child: node; adjustment, veto: adjustment
  double amount = 0;
  bool operator==(const AccountLine&) const = default;
};

struct ExplainedNode {
  std::size_t node = 0;
  State state = State::value;
  double score = absent;
  double top = absent;                 ///< the most it gives; NaN: no bound
  std::optional<double> lost;          ///< points that were not earned
  std::optional<double> contribution;  ///< in the parent's points
  std::string reason;                  ///< why another score than the usual one stands there
  std::vector<ExplainedFigure> figures;
  std::optional<Working> working;  ///< of a criterion whose form gave the points
  std::vector<AccountLine> account;
  std::vector<std::size_t> not_applicable;   ///< children
  double applicable = absent, all = absent;  ///< points of the children that apply, and of all
  bool operator==(const ExplainedNode&) const = default;
};

struct ExplainedAdjustment {
  Applied applied;
  std::vector<ExplainedFigure> figures;
  bool operator==(const ExplainedAdjustment&) const = default;
};

/// Another unit of the group: what everyone is told of it, never its evidence.
struct Neighbour {
  std::string key, name;
  Points total;
  double rank = 0;
  bool operator==(const Neighbour&) const = default;
};

/// What stands between the unit and the next better grade.
struct NextGrade {
  std::size_t grade = 0;
  Points edge, missing;             ///< `missing` is 0 where the total suffices already
  std::vector<std::size_t> limits;  ///< limits and vetoes that hold it back
  bool quota = false;               ///< the places of the quota are taken
  bool operator==(const NextGrade&) const = default;
};

/// What a criterion at full points would do, all else and all others unchanged.
struct Improvement {
  std::size_t node = 0;
  Points gain, total;
  std::optional<double> more;  ///< of what is counted, such as two meetings
  double rank = 0;
  std::int16_t grade = no_grade;
  bool operator==(const Improvement&) const = default;
};

/// Where each point of one unit came from, or went. A plain value; nodes, adjustments and grades
/// are named by their index in the scheme.
struct Explanation {
  std::size_t unit = 0;
  std::vector<ExplainedNode> nodes;  ///< all, as in the scheme
  std::vector<ExplainedAdjustment> adjustments;
  std::vector<Override> overrides;
  double rank = 0;
  std::size_t ranked = 0;  ///< units with a rank in its list
  std::optional<Neighbour> above, below;
  std::optional<NextGrade> next_grade;
  std::vector<Improvement> improvements;  ///< best first, at most five
  bool rows_traced = false;
};

/// Explains one unit. Rows are added by `with_rows`.
Explanation explain(const Assessment& assessment, std::size_t unit, unsigned threads);

/// Reads the evidence again, once, to tell of which rows the figures of the units were made;
/// without, if it cannot be read twice.
std::vector<Explanation> with_rows(std::vector<Explanation> explanations,
                                   const Assessment& assessment,
                                   const std::vector<EvidenceArgument>& evidence,
                                   unsigned threads);

/// By unit: the rows that its figures were made of.
using RowsOfAll = std::vector<std::vector<TracedRows>>;

/// Ledgers with more rows are not read a second time for all units: their rows would have to be
/// held.
inline constexpr std::uint64_t most_rows_traced = 2'000'000;

/// Reads the evidence again, once for all units. Nothing if it cannot be read twice, or is too
/// long.
std::optional<RowsOfAll> rows_of_all(const Assessment& assessment,
                                     const std::vector<EvidenceArgument>& evidence,
                                     unsigned threads);
Explanation with_rows(Explanation explanation, const std::vector<TracedRows>& rows);

}  // namespace assess
