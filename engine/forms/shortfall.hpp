#pragma once

#include <algorithm>
#include <array>

#include "base/points.hpp"
#include "base/state.hpp"
#include "forms/form.hpp"
#include "forms/working.hpp"

namespace assess {

/// Deduct per shortfall (每少一次扣…): one short of the target costs P ÷ target, whatever the
/// target; more than the target earns nothing. x >= 0, target > 0; a target of 0 has no basis
/// (NaN).
struct Shortfall {
  static constexpr std::array slots{
      Slot{"value", SlotKind::input, {}, {"what is measured", "计分依据"}},
      Slot{"target", SlotKind::setting, {}, {"what earns all points", "得满分的目标数"}}};
  static constexpr FormInfo info{
      "shortfall",
      {"each one short of the target costs its part", "每少一次扣相应分值"},
      in_both("P · min(1, x ÷ target)"),
      slots,
      Gives::rate,
      false};

  static double score(double x, double target) {
    return snapped(target) == 0 ? absent : std::clamp(x / target, 0.0, 1.0);
  }

  static Working working(double x, double target, const Scale& scale) {
    if (x >= target)
      return {
          said({"{0} of {1}, nothing short", "应{1}实{0}，无短缺"}, {figure(x), figure(target)}),
          figure(scale.top)};
    const std::string whole = figure(scale.top - scale.bottom);
    return {said({"{0} of {1}, {2} short", "应{1}实{0}，短缺{2}"},
                 {figure(x), figure(target), figure(target - x)}),
            x <= 0 ? figure(scale.bottom)
                   : figure(scale.top) + " − " + whole + " ÷ " + figure(target) + " × " +
                         figure(target - x)};
  }
};

}  // namespace assess
