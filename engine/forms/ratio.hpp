#pragma once

#include <algorithm>
#include <array>

#include "base/points.hpp"
#include "base/state.hpp"
#include "forms/form.hpp"
#include "forms/working.hpp"

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
      {"r = done ÷ due; 0 below zero_below, else straight from zero_at = 0 to full_at = P",
       "r = done ÷ due；低于 zero_below 得 0，否则自 zero_at 的 0 至 full_at 的 P 直线插值"},
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

  static Working working(double done, double due, double zero_at, double full_at, double zero_below,
                         const Scale& scale) {
    const std::string rate = figure(done) + " ÷ " + operand(due);
    Working made{
        said({"{0} = {1}, from {2} ({3}) to {4} ({5})", "{0} = {1}，{2}得{3}分，{4}得{5}分"},
             {rate, percent(done / due), percent(zero_at), figure(scale.bottom), percent(full_at),
              figure(scale.top)}),
        {}};
    const double part = score(done, due, zero_at, full_at, zero_below);
    if (compare_decimals(done / due, zero_below) < 0)
      made.before = said({"{0} = {1}, below {2}", "{0} = {1}，低于{2}"},
                         {rate, percent(done / due), percent(zero_below)});
    if (part <= 0 || part >= 1)
      made.sum = figure(part <= 0 ? scale.bottom : scale.top);
    else if (zero_at == 0)
      made.sum = part_of(scale, rate + (full_at == 1 ? "" : " ÷ " + percent(full_at)));
    else
      made.sum = part_of(scale, "(" + rate + " − " + percent(zero_at) + ") ÷ (" + percent(full_at) +
                                    " − " + percent(zero_at) + ")");
    return made;
  }
};

}  // namespace assess
