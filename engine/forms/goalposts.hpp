#pragma once

#include <algorithm>
#include <array>

#include "base/points.hpp"
#include "base/state.hpp"
#include "forms/form.hpp"
#include "forms/working.hpp"

namespace assess {

/// Goalposts as in the human development index (UNDP, Technical note 1): a straight line; the
/// node's range clamps it. Equal goalposts have no basis (NaN).
struct Goalposts {
  static constexpr std::array slots{
      Slot{"value", SlotKind::input, {}, {"what is measured", "计分依据"}},
      Slot{"low", SlotKind::setting, {}, {"value that earns nothing", "得0分的值"}},
      Slot{"high",
           SlotKind::setting,
           {},
           {"value that earns all; below low if lower is better",
            "得满分的值；越小越好时小于 low"}}};
  static constexpr FormInfo info{"goalposts",
                                 {"straight between two fixed values", "两个固定值之间线性计分"},
                                 in_both("P · (x − low) ÷ (high − low)"),
                                 slots,
                                 Gives::rate,
                                 false};

  static double score(double x, double low, double high) {
    return compare_decimals(low, high) == 0 ? absent : (x - low) / (high - low);
  }

  static Working working(double x, double low, double high, const Scale& scale) {
    return {said({"{0}, from {1} (0) to {2} (all)", "{0}，{1}得0分，{2}得满分"},
                 {figure(x), figure(low), figure(high)}),
            part_of(scale, share_between(x, low, high))};
  }
};

}  // namespace assess
