#pragma once

#include <array>
#include <span>

#include "base/points.hpp"
#include "base/state.hpp"
#include "forms/form.hpp"
#include "forms/working.hpp"

namespace assess {

/// Straight lines between corners, flat outside; of two corners at one place the later holds there.
struct Line {
  static constexpr std::array slots{
      Slot{"value", SlotKind::input, {}, {"what is measured", "计分依据"}},
      Slot{"corners", SlotKind::corners, {}, {"place: points, ...", "位置: 得分, ..."}}};
  static constexpr FormInfo info{"line",
                                 {"straight lines between corners", "折线计分"},
                                 {"points of the corner at x, straight between corners",
                                  "x 处折点的分值，折点之间直线插值"},
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

  static Working working(double x, std::span<const Step> corners, std::size_t unit, const Scale&) {
    std::size_t right = 0;
    while (right < corners.size() && compare_decimals(corners[right].edge[unit], x) <= 0) ++right;
    const auto at = [&](std::size_t c) { return corners[c].edge[unit]; };
    const auto points = [&](std::size_t c) { return corners[c].points[unit]; };
    if (right == 0)
      return {said({"{0}, below {1}", "{0}，低于{1}"}, {figure(x), figure(at(0))}),
              figure(points(0))};
    const std::size_t left = right - 1;
    if (right == corners.size())
      return {said({"{0}, from {1} on", "{0}，达到{1}"}, {figure(x), figure(at(left))}),
              figure(points(left))};
    if (compare_decimals(at(left), x) == 0)
      return {said({"{0}, at a corner", "{0}，正在折点"}, {figure(x)}), figure(points(left))};
    return {
        said({"{0}, between {1} ({2}) and {3} ({4})", "{0}，介于{1}（{2}分）与{3}（{4}分）之间"},
             {figure(x), figure(at(left)), figure(points(left)), figure(at(right)),
              figure(points(right))}),
        (points(left) == 0 ? "" : figure(points(left)) + " + ") +
            operand(points(right) - points(left)) + " × " + share_between(x, at(left), at(right))};
  }
};

}  // namespace assess
