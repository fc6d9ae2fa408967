#pragma once

#include <algorithm>
#include <array>

#include "base/points.hpp"
#include "base/state.hpp"
#include "forms/form.hpp"

namespace assess {

/// Completion or on-time rate (按时办结率). Counts >= 0; nothing due is no basis (NaN), never 100
/// %.
struct Ratio {
  static constexpr std::array slots{
      Slot{"done", SlotKind::input, {}, {"how many were done", "完成数"}},
      Slot{"due", SlotKind::input, {}, {"how many were due", "应完成数"}},
      Slot{"zero_at", SlotKind::setting, 0.0, {"rate that earns nothing", "得0分的比率"}},
      Slot{"full_at", SlotKind::setting, 1.0, {"rate that earns all", "得满分的比率"}},
      Slot{"zero_below",
           SlotKind::setting,
           0.0,
           {"below this rate nothing is earned", "低于此比率得0分"}}};
  static constexpr FormInfo info{
      "ratio",
      {"done of due, between two rates", "完成数与应完成数之比"},
      "r = done ÷ due; 0 below zero_below, else straight from zero_at = 0 to full_at = P",
      slots,
      Gives::rate,
      false};

  static double score(double done, double due, double zero_at, double full_at, double zero_below) {
    if (snapped(due) == 0) return absent;
    const double rate = done / due;
    if (compare_decimals(rate, zero_below) < 0) return 0;
    if (compare_decimals(full_at, zero_at) == 0)
      return compare_decimals(rate, full_at) >= 0 ? 1 : 0;
    return std::clamp((rate - zero_at) / (full_at - zero_at), 0.0, 1.0);
  }
};

}  // namespace assess
