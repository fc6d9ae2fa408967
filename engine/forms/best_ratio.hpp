#pragma once

#include <array>

#include "forms/cohort.hpp"
#include "forms/form.hpp"

namespace assess {

/// Own ÷ best. With direction = lower x and max are the negatives: their ratio is x ÷ min turned
/// over.
struct BestRatio {
  static constexpr std::array slots{
      Slot{"value", SlotKind::input, {}, {"what is measured", "计分依据"}}};
  static constexpr FormInfo info{"best_ratio", {"own value to the best", "与最好值之比"},
                                 "P · x ÷ max; lower is better: P · min ÷ x", slots, Gives::rate, true};

  static double score(double x, const Cohort& all, bool lower) {
    if (!lower) return all.max == 0 ? absent : x / all.max;
    return x == 0 ? (all.max == 0 ? 1.0 : absent) : all.max / x;
  }
};

}  // namespace assess
