#pragma once

#include <array>

#include "forms/cohort.hpp"
#include "forms/form.hpp"

namespace assess {

/// 1 + units below; with ties = mean equals share the mean rank.
struct RankForm {
  static constexpr std::array slots{
      Slot{"value", SlotKind::input, {}, {"what is measured", "计分依据"}}};
  static constexpr FormInfo info{"rank", {"rank from the worst: 1 + units below", "名次分：低于自己的单位数加1"},
                                 "1 + units below it", slots, Gives::own_scale, true};

  static double score(double x, const Cohort& all, SharedRank ties) {
    return all.rank_from_lowest(x, ties);
  }
};

}  // namespace assess
