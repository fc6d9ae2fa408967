#pragma once

#include <cmath>
#include <optional>
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
inline void settle(double& score, State& state) {
  if (state == State::value && std::isnan(score)) state = State::not_applicable;
  if (state > State::nil) score = absent;
}

/// What units are compared within; nothing: all with all.
std::optional<std::size_t> cohort_quantity(const FormUse& use, const Computation& so_far);

}  // namespace assess
