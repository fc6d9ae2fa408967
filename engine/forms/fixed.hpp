#pragma once

#include <algorithm>
#include <array>

#include "forms/form.hpp"

namespace assess {

/// Have or have not (有则得分，无则0分). held: 1 or 0.
struct Fixed {
  static constexpr std::array slots{
      Slot{"value", SlotKind::condition, {}, {"the condition", "条件"}}};
  static constexpr FormInfo info{"fixed",
                                 {"all or nothing", "有则得分，无则0分"},
                                 "P if the condition holds, else 0",
                                 slots,
                                 Gives::rate,
                                 false};

  static double score(double held) { return held != 0 ? 1.0 : 0.0; }
};

}  // namespace assess
