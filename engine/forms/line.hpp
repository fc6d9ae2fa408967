#pragma once

#include <array>
#include <span>

#include "base/points.hpp"
#include "base/state.hpp"
#include "forms/form.hpp"

namespace assess {

/// Straight lines between corners, flat outside; of two corners at one place the later holds there.
struct Line {
  static constexpr std::array slots{
      Slot{"value", SlotKind::input, {}, {"what is measured", "计分依据"}},
      Slot{"corners", SlotKind::corners, {}, {"place: points, ...", "位置: 得分, ..."}}};
  static constexpr FormInfo info{"line",
                                 {"straight lines between corners", "折线计分"},
                                 "points of the corner at x, straight between corners",
                                 slots,
                                 Gives::points,
                                 false};

  /// corners: from left to right; none: NaN.
  static double score(double x, std::span<const Step> corners, std::size_t unit, const Scale&) {
    if (corners.empty()) return absent;
    std::size_t right = 0;
    while (right < corners.size() && compare_decimals(corners[right].edge[unit], x) <= 0) ++right;
    if (right == 0) return corners[0].points[unit];
    const Step& left = corners[right - 1];
    if (right == corners.size()) return left.points[unit];
    const double from = left.edge[unit], to = corners[right].edge[unit];
    const double part = (x - from) / (to - from);
    return left.points[unit] + part * (corners[right].points[unit] - left.points[unit]);
  }
};

}  // namespace assess
