#pragma once

#include <array>

#include "forms/cohort.hpp"
#include "forms/form.hpp"

namespace assess {

/// Percentile rank among n units; rank from the worst.
struct PercentileForm {
  static constexpr std::array slots{
      Slot{"value", SlotKind::input, {}, {"what is measured", "计分依据"}}};
  static constexpr FormInfo info{"percentile",
                                 {"percentile rank", "百分位名次"},
                                 "P · (rank − 1) ÷ (n − 1)",
                                 slots,
                                 Gives::rate,
                                 true};
  static constexpr CohortNeed need = CohortNeed::ranks;

  static double score(double rank, const Cohort& all) {
    return (rank - 1) / static_cast<double>(all.count - 1);
  }
};

}  // namespace assess
