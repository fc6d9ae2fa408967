#pragma once

#include <algorithm>
#include <array>

#include "forms/form.hpp"
#include "forms/working.hpp"

namespace assess {

/// Have or have not (有则得分，无则0分). held: 1 or 0.
struct Fixed {
  static constexpr std::array slots{
      Slot{"value", SlotKind::condition, {}, {"the condition", "条件"}}};
  static constexpr FormInfo info{"fixed",
                                 {"all or nothing", "有则得分，无则0分"},
                                 {"P if the condition holds, else 0", "条件成立得 P，否则 0"},
                                 slots,
                                 Gives::rate,
                                 false};

  static double score(double held) { return held != 0 ? 1.0 : 0.0; }

  static Working working(double held, const Scale& scale) {
    if (held != 0) return {{"the condition holds", "条件成立"}, figure(scale.top)};
    return {{"the condition does not hold", "条件不成立"}, figure(scale.bottom)};
  }
};

}  // namespace assess
