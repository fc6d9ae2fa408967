#pragma once

#include <array>

#include "forms/cohort.hpp"
#include "forms/form.hpp"
#include "forms/working.hpp"

namespace assess {

/// Rank points (名次分), the worst has 1; with ties = mean equals share the mean rank.
struct RankForm {
  static constexpr std::array slots{
      Slot{"value", SlotKind::input, {}, {"what is measured", "计分依据"}}};
  static constexpr FormInfo info{
      "rank",
      {"rank from the worst: 1 + units below", "名次分：低于自己的单位数加1"},
      {"1 + units below it", "1 + 低于它的单位数"},
      slots,
      Gives::own_scale,
      true};
  static constexpr CohortNeed need = CohortNeed::ranks;
  static constexpr bool ranks_equals = true;  ///< units that are all equal have a rank, too

  static double score(double rank, const Cohort&) { return rank; }

  static Working working(double rank, const Cohort& all, const Scale&) {
    return {said({"place {0} from the worst of {1} units", "{1}个单位中自末位起第{0}位"},
                 {figure(rank), std::to_string(all.count)}),
            figure(rank)};
  }
};

}  // namespace assess
