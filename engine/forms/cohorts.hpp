#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "forms/cohort.hpp"
#include "forms/form.hpp"

namespace assess {

/// The units of one score call as they are compared.
struct Compared {
  std::vector<Cohort> cohorts;  ///< by code
  std::vector<double> ranks;    ///< from the lowest, within the cohort; empty if no form needs them
};

/// What the cohorts have to show: of `arguments.slots[0]`, turned round if lower is better.
Compared compare(const FormArguments& arguments, std::size_t units, CohortNeed need);

/// The measured value, turned round if lower is better.
inline double measured(double x, bool lower) {
  return lower ? 0 - x : x;  // not -x: a zero stays without sign
}

}  // namespace assess
