#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "assessment/assessment.hpp"

namespace assess {

/// What the scores of one unit are made of, by node.
struct Breakdown {
  /// What the node adds to the score of its parent, in the parent's points; nothing where the
  /// aggregate is not linear or the parent's score does not come from its children.
  std::vector<std::optional<double>> contribution;
  /// Of items with `not_applicable = fill`: what stands in for children that do not apply. With
  /// the contributions of the children it adds up to the score. Nothing where none is filled, and
  /// where an adjustment has changed the score.
  std::vector<std::optional<double>> filled;
};

Breakdown break_down(const Assessment& assessment, std::size_t unit);

}  // namespace assess
