#pragma once

#include <optional>

#include "analysis/explanation.hpp"
#include "analysis/unit_values.hpp"

namespace assess {

/// What stands between a unit and the next better grade of the cut points; nothing if it has the
/// best, no grade, or no total.
std::optional<NextGrade> next_grade_of(const Assessment& assessment, std::size_t unit,
                                       const UnitValues& values);

}  // namespace assess
