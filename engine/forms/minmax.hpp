#pragma once

#include <array>

#include "forms/cohort.hpp"
#include "forms/form.hpp"
#include "forms/working.hpp"

namespace assess {

/// Min-max (OECD Handbook on Composite Indicators, 2008, 5.6).
struct MinMax {
  static constexpr std::array slots{
      Slot{"value", SlotKind::input, {}, {"what is measured", "计分依据"}}};
  static constexpr FormInfo info{
      "minmax",
      {"between the least and the greatest of the units", "在各单位最小值与最大值之间线性计分"},
      in_both("P · (x − min) ÷ (max − min)"),
      slots,
      Gives::rate,
      true};
  static constexpr CohortNeed need = CohortNeed::ends;

  static double score(double x, const Cohort& all) { return (x - all.min) / (all.max - all.min); }

  static Working working(double x, const Cohort& all, const Scale& scale) {
    return {ends_of(all),
            part_of(scale, share_between(x, as_given(all.min, all), as_given(all.max, all)))};
  }
};

}  // namespace assess
