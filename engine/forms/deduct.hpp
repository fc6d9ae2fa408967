#pragma once

#include <algorithm>
#include <array>

#include "forms/form.hpp"
#include "forms/working.hpp"

namespace assess {

/// Deduct per event until the points are gone (每起扣…，扣完为止). loss >= 0.
struct Deduct {
  static constexpr std::array slots{Slot{"loss", SlotKind::input, {}, {"points lost", "扣分"}}};
  static constexpr FormInfo info{"deduct",
                                 {"full points less the loss, not below 0", "从满分扣减，扣完为止"},
                                 {"P − loss, not below 0", "P − loss，不低于 0"},
                                 slots,
                                 Gives::points,
                                 false};

  static double score(double loss, const Scale& scale) {
    return std::clamp(scale.top - loss, scale.bottom, scale.top);
  }

  static Working working(double loss, const Scale& scale) {
    const double rest = scale.top - loss;
    if (rest < scale.bottom)
      return {said({"{0} lost of {1}, not below {2}", "从{1}中扣{0}，扣至{2}为止"},
                   {figure(loss), figure(scale.top), figure(scale.bottom)}),
              figure(scale.bottom)};
    return {said({"{0} lost", "扣{0}"}, {figure(loss)}),
            rest >= scale.top ? figure(scale.top) : figure(scale.top) + " − " + operand(loss)};
  }
};

}  // namespace assess
