#pragma once

#include <optional>
#include <vector>

#include "assessment/assessment.hpp"
#include "scheme/dependencies.hpp"

namespace assess {

/// The scores of one unit by itself, computed again by the engine's own steps with another score
/// of a criterion. What looks at other units keeps the value that it has in the assessment.
class OneUnit {
 public:
  OneUnit(const Assessment& assessment, std::size_t unit);

  /// Columns have one row. `score` stands in place of what the form and its range gave.
  Scores with(std::size_t criterion, double score) const;

  /// What a parent's children come to, before its adjustments; NaN if they do not, or if its
  /// aggregate compares units.
  double aggregated(std::size_t parent) const;

  /// Whether the step was computed again by `with`; others keep their values.
  bool is_recomputed(const Stage& step) const;
  const std::vector<Stage>& steps() const { return steps_; }

 private:
  void score_node(std::size_t node, Scores& scores) const;
  bool is_overridden(std::size_t node) const;

  const Assessment& assessment_;
  std::size_t unit_;
  Figures figures_;  ///< the unit's key only
  Scores scores_;    ///< as they are
  std::vector<Stage> steps_;
};

}  // namespace assess
