#pragma once

#include <algorithm>
#include <array>

#include "base/points.hpp"
#include "base/state.hpp"
#include "forms/form.hpp"

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
      "P · min(1, x ÷ target)",
      slots,
      Gives::rate,
      false};

  static double score(double x, double target) {
    return snapped(target) == 0 ? absent : std::clamp(x / target, 0.0, 1.0);
  }
};

}  // namespace assess
