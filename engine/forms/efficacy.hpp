#pragma once

#include <algorithm>
#include <array>

#include "base/points.hpp"
#include "forms/form.hpp"
#include "forms/working.hpp"

namespace assess {

/// Efficacy coefficient (功效系数法), 60 + 40 (x - low) ÷ (high - low), flat above high. With
/// low > high lower is better, and beyond low the rate falls as base · low ÷ x. Both ends equal: at
/// or above them all, below pro rata.
struct Efficacy {
  static constexpr std::array slots{
      Slot{"value", SlotKind::input, {}, {"what is measured", "计分依据"}},
      Slot{"low", SlotKind::setting, {}, {"unallowable value", "不允许值"}},
      Slot{"high", SlotKind::setting, {}, {"satisfactory value", "满意值"}},
      Slot{"base", SlotKind::setting, 0.6, {"rate at the unallowable value", "不允许值的得分率"}}};
  static constexpr FormInfo info{
      "efficacy",
      {"efficacy coefficient between an unallowable and a satisfactory value", "功效系数法"},
      {"base · P at low, P at high, straight between; below low base · P · x ÷ low",
       "low 处 base · P，high 处 P，其间直线插值；低于 low 为 base · P · x ÷ low"},
      slots,
      Gives::rate,
      false};

  static double score(double x, double low, double high, double base) {
    const bool rises = compare_decimals(low, high) <= 0;
    if (rises ? compare_decimals(x, high) >= 0 : compare_decimals(x, high) <= 0) return 1;
    if (rises ? compare_decimals(x, low) >= 0 : compare_decimals(x, low) <= 0)
      return base + (1 - base) * (x - low) / (high - low);
    const double part = rises ? x : low, of = rises ? low : x;
    return snapped(of) == 0 ? 0 : std::max(0.0, std::min(base, base * part / of));
  }

  static Working working(double x, double low, double high, double base, const Scale& scale) {
    Working made{said({"{0}, {1} at {2}, all at {3}", "{0}，{2}得{1}，{3}得满分"},
                      {figure(x), percent(base), figure(low), figure(high)}),
                 {}};
    const double part = score(x, low, high, base);
    const bool rises = compare_decimals(low, high) <= 0;
    const bool beyond = rises ? compare_decimals(x, low) < 0 : compare_decimals(x, low) > 0;
    if (part <= 0 || part >= 1)
      made.sum = figure(part <= 0 ? scale.bottom : scale.top);
    else if (!beyond)
      made.sum = part_of(scale, "(" + percent(base) + " + " + percent(1 - base) + " × " +
                                    share_between(x, low, high) + ")");
    else
      made.sum =
          part_of(scale, percent(base) + (part >= base ? ""
                                                       : " × " + operand(rises ? x : low) + " ÷ " +
                                                             operand(rises ? low : x)));
    return made;
  }
};

}  // namespace assess
