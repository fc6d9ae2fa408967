#pragma once

#include <array>

#include "forms/cohort.hpp"
#include "forms/form.hpp"

namespace assess {

/// Rank points (名次分), the worst has 1; with ties = mean equals share the mean rank.
struct RankForm {
  static constexpr std::array slots{
      Slot{"value", SlotKind::input, {}, {"what is measured", "计分依据"}}};
  static constexpr FormInfo info{
      "rank",
      {"rank from the worst: 1 + units below", "名次分：低于自己的单位数加1"},
      "1 + units below it",
      slots,
      Gives::own_scale,
      true};
  static constexpr CohortNeed need = CohortNeed::ranks;
  static constexpr bool ranks_equals = true;  ///< units that are all equal have a rank, too

  static double score(double rank, const Cohort&) { return rank; }
};

}  // namespace assess
