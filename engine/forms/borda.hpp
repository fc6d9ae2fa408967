#pragma once

#include <array>

#include "forms/cohort.hpp"
#include "forms/form.hpp"

namespace assess {

/// Borda count: one less than the rank from the worst.
struct Borda {
  static constexpr std::array slots{
      Slot{"value", SlotKind::input, {}, {"what is measured", "计分依据"}}};
  static constexpr FormInfo info{
      "borda",          {"Borda count: units below", "波达计数：低于自己的单位数"},
      "units below it", slots,
      Gives::own_scale, true};
  static constexpr CohortNeed need = CohortNeed::ranks;
  static constexpr bool ranks_equals = true;  ///< units that are all equal have a rank, too

  static double score(double rank, const Cohort&) { return rank - 1; }
};

}  // namespace assess
