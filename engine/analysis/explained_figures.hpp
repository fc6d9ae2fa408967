#pragma once

#include <vector>

#include "analysis/explanation.hpp"
#include "analysis/unit_values.hpp"

namespace assess {

/// Figures that a node looks at: first the inputs of its form, then what these and the cases of
/// `instead` name, each once.
std::vector<ExplainedFigure> figures_of_node(const Assessment& assessment, std::size_t node,
                                             std::size_t unit, const UnitValues& values);

/// Figures that stand in for parts of an item that do not apply.
std::vector<ExplainedFigure> figures_of_fill(const Assessment& assessment, std::size_t node,
                                             std::size_t unit, const UnitValues& values);

/// Figures that an adjustment looks at.
std::vector<ExplainedFigure> figures_of_adjustment(const Assessment& assessment,
                                                   std::size_t adjustment, std::size_t unit,
                                                   const UnitValues& values);

}  // namespace assess
