#pragma once

#include <array>

#include "forms/cohort.hpp"
#include "forms/form.hpp"
#include "forms/working.hpp"

namespace assess {

/// Percentile rank among n units; rank from the worst.
struct PercentileForm {
  static constexpr std::array slots{
      Slot{"value", SlotKind::input, {}, {"what is measured", "计分依据"}}};
  static constexpr FormInfo info{"percentile",
                                 {"percentile rank", "百分位名次"},
                                 in_both("P · (rank − 1) ÷ (n − 1)"),
                                 slots,
                                 Gives::rate,
                                 true};
  static constexpr CohortNeed need = CohortNeed::ranks;

  static double score(double rank, const Cohort& all) {
    return (rank - 1) / static_cast<double>(all.count - 1);
  }

  static Working working(double rank, const Cohort& all, const Scale& scale) {
    return {said({"place {0} from the worst of {1} units", "{1}个单位中自末位起第{0}位"},
                 {figure(rank), std::to_string(all.count)}),
            part_of(scale, "(" + figure(rank) + " − 1) ÷ (" + std::to_string(all.count) + " − 1)")};
  }
};

}  // namespace assess
