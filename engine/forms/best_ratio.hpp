#pragma once

#include <array>

#include "forms/cohort.hpp"
#include "forms/form.hpp"
#include "forms/working.hpp"

namespace assess {

/// Own to best (比最高分). With direction = lower x and max are negatives: max ÷ x is then
/// min ÷ x of what was given. x ÷ 0 has no basis (NaN).
struct BestRatio {
  static constexpr std::array slots{
      Slot{"value", SlotKind::input, {}, {"what is measured", "计分依据"}}};
  static constexpr FormInfo info{"best_ratio",
                                 {"own value to the best", "与最好值之比"},
                                 {"P · x ÷ max; lower is better: P · min ÷ x",
                                  "P · x ÷ max；越小越好时 P · min ÷ x"},
                                 slots,
                                 Gives::rate,
                                 true};
  static constexpr CohortNeed need = CohortNeed::ends;

  static double score(double x, const Cohort& all) {
    const double over = all.lower ? all.max : x, under = all.lower ? x : all.max;
    return snapped(under) == 0 ? absent : over / under;
  }

  static Working working(double x, const Cohort& all, const Scale& scale) {
    const double best = as_given(all.max, all);
    return {said({"best of {0} units {1}", "{0}个单位中最好{1}"},
                 {std::to_string(all.count), figure(best)}),
            part_of(scale, operand(all.lower ? best : x) + " ÷ " + operand(all.lower ? x : best))};
  }
};

}  // namespace assess
