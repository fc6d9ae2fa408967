#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "assessment/assessment.hpp"

namespace assess {

/// How formulas make the score of a parent from the cells of its children.
struct TrialParent {
  /// points: points earned add up; the others: weighted.
  enum class Kind : unsigned char { points, mean, weighted_sum };
  Kind kind = Kind::points;
  std::vector<std::size_t> children;  ///< nodes, as they stand side by side
  NotApplicablePolicy policy = NotApplicablePolicy::rescale;
  bool some_lack = false;         ///< a child of some unit has no number
  bool missing_is_zero = false;   ///< a missing child counts 0; else it counts as not applicable
  bool missing_is_blank = false;  ///< a missing child makes the parent missing
  std::vector<double> moved;      ///< per unit: bonuses less deductions; empty: nobody has any
  std::vector<double> fill;       ///< per unit: rate of what is filled; empty: nobody is filled
  /// Per unit: the score stands for itself (`instead`, a decision, a veto), not for its children.
  std::vector<bool> pinned;
  std::optional<double> low, high;  ///< its range, in official points
};

/// What formulas need for grades and ranks.
struct TrialStanding {
  std::vector<Points> edges;             ///< by grade that has one
  std::vector<std::size_t> grades;       ///< the grades of `edges`
  std::vector<std::int16_t> limit;       ///< per unit: best grade still possible; no_grade: any
  std::vector<bool> vetoed;              ///< per unit: the grade stands whatever the total
  std::vector<bool> ranked, last;        ///< per unit: has a rank; stands behind all others
  std::vector<std::uint32_t> tie_place;  ///< per unit: who of equal totals comes first; or empty
};

/// What the live part of the workbook computes: the official result as long as nobody changes a
/// yellow cell.
struct Trial {
  std::vector<std::size_t> nodes;  ///< all that count, from the total down, siblings side by side
  std::vector<std::optional<TrialParent>> parents;  ///< by node of the scheme
  TrialStanding standing;
};

/// The trial, or why formulas would not give what the engine gives.
struct TrialOrReason {
  std::optional<Trial> trial;
  Text reason;
};

/// Every score, rank and grade was computed as the formulas do and is equal to the published one.
TrialOrReason plan_trial(const Assessment& assessment);

/// Nodes that count in the total, from the total down, siblings side by side; and then the others.
std::vector<std::size_t> nodes_from_total(const Scheme& scheme);

/// What a child counts with in its parent: points, or the weight.
double size_of(const Scheme& scheme, std::size_t node);

/// Whether the size of a node is made of those of its children.
bool size_is_sum(const Scheme& scheme, std::size_t node);

}  // namespace assess
