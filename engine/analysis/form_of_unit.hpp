#pragma once

#include <optional>

#include "analysis/unit_values.hpp"
#include "assessment/assessment.hpp"
#include "forms/forms.hpp"

namespace assess {

/// What the form of a criterion made of one unit's inputs, before range and rounding.
struct FormResult {
  double points = absent;
  std::optional<Working> working;  ///< none where there are no points
};

FormResult form_result(const Assessment& assessment, std::size_t criterion, std::size_t unit,
                       const UnitValues& values);

}  // namespace assess
