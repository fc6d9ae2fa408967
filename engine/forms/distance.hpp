#pragma once

#include <array>

#include "forms/cohort.hpp"
#include "forms/form.hpp"
#include "forms/working.hpp"

namespace assess {

/// Distance to a target or reference unit; above it more than P. A target at the minimum has no
/// basis (NaN).
struct Distance {
  static constexpr std::array slots{
      Slot{"value", SlotKind::input, {}, {"what is measured", "计分依据"}},
      Slot{"to", SlotKind::setting, {}, {"the target", "目标值"}}};
  static constexpr FormInfo info{"distance",
                                 {"distance to a target, or to a unit", "与目标（或某单位）的差距"},
                                 in_both("P · (x − min) ÷ (to − min)"),
                                 slots,
                                 Gives::own_scale,
                                 true};
  static constexpr CohortNeed need = CohortNeed::ends;
  static constexpr bool is_rate = true;  ///< of P, though no range clamps it

  static double score(double x, double target, const Cohort& all) {
    const double to = all.lower ? 0 - target : target;
    return compare_decimals(to, all.min) == 0 ? absent : (x - all.min) / (to - all.min);
  }

  static Working working(double x, double target, const Cohort& all, const Scale& scale) {
    const Text ends = ends_of(all);
    return {{ends.en + ", target " + figure(target), ends.zh + "，目标" + figure(target)},
            part_of(scale, share_between(x, as_given(all.min, all), target))};
  }
};

}  // namespace assess
