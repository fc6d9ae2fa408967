#pragma once

#include <algorithm>
#include <array>

#include "forms/form.hpp"
#include "forms/working.hpp"

namespace assess {

/// Points as they come. x: any number.
struct PointsForm {
  static constexpr std::array slots{
      Slot{"value", SlotKind::input, {}, {"what is measured", "计分依据"}}};
  static constexpr FormInfo info{
      "points", {"the value itself is the points", "直接以数值为得分"}, in_both("x"), slots, Gives::points,
      false};

  static double score(double x, const Scale&) { return x; }

  static Working working(double x, const Scale&) {
    return {{"the value itself", "直接取值"}, figure(x)};
  }
};

}  // namespace assess
