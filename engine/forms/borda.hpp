#pragma once

#include <array>

#include "forms/cohort.hpp"
#include "forms/form.hpp"

namespace assess {

/// Borda count.
struct Borda {
  static constexpr std::array slots{
      Slot{"value", SlotKind::input, {}, {"what is measured", "计分依据"}}};
  static constexpr FormInfo info{"borda", {"Borda count: units below", "波达计数：低于自己的单位数"},
                                 "units below it", slots, Gives::own_scale, true};

  static double score(double x, const Cohort& all, SharedRank ties) {
    return all.rank_from_lowest(x, ties) - 1;
  }
};

}  // namespace assess
