#pragma once

#include <optional>
#include <span>
#include <vector>

#include "assessment/computation.hpp"
#include "forms/form.hpp"

namespace assess {

/// Everything that a form is given, evaluated; the operands look into it.
struct Given {
  std::vector<Values> slots;
  std::vector<Values> edges, points;
  std::vector<int> cohort;
};

Given evaluate_form(const FormUse& use, const StepsForGroup* steps, const Computation& so_far);

/// Looks into `given`, which must live as long.
FormArguments arguments_of(const FormUse& use, const StepsForGroup* steps, const Given& given,
                           Scale scale);

/// A score that is no number where nothing is missing has no basis; one that is missing is no
/// number.
void settle(std::span<double> scores, State* states);

/// What units are compared within; nothing: all with all.
std::optional<std::size_t> cohort_quantity(const FormUse& use, const Computation& so_far);

}  // namespace assess
