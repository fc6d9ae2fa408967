#pragma once

#include <algorithm>
#include <cstddef>
#include <span>
#include <vector>

#include "forms/forms.hpp"

namespace assess {

/// What a form is given in tests: one input of all units, settings as an office would choose them
/// for inputs from 0 to 100 (a condition: 0 or 1), 10 points.
class UsualArguments {
 public:
  static constexpr double points = 10;

  UsualArguments(const Form& form, std::vector<double> inputs) : inputs_(std::move(inputs)) {
    arguments.scale = {0, points};
    bool first = true;
    for (const Slot& slot : info(form).slots) {
      if (slot.kind == SlotKind::corners || slot.kind == SlotKind::bands)
        take_steps(slot.kind);
      else if (slot.kind != SlotKind::setting && first)
        arguments.slots.emplace_back(std::span<const double>(inputs_));
      else
        arguments.slots.emplace_back(slot.otherwise.value_or(usual(slot.key)));
      first = false;
    }
  }
  UsualArguments(const UsualArguments&) = delete;
  UsualArguments& operator=(const UsualArguments&) = delete;

  FormArguments arguments;

  std::vector<double> score(const Form& form) const {
    std::vector<double> result(inputs_.size());
    assess::score(form, arguments, result);
    return result;
  }

 private:
  static double usual(std::string_view key) {
    if (key == "low") return 10;
    if (key == "high") return 90;
    return 100;  // due, target, to
  }
  void take_steps(SlotKind kind) {
    using enum BandTest;
    if (kind == SlotKind::corners)
      arguments.steps = {{otherwise, 20.0, 0.0}, {otherwise, 60.0, 4.0}, {otherwise, 90.0, points}};
    else
      arguments.steps = {{at_least, 90.0, points}, {at_least, 60.0, 4.0}, {otherwise, 0.0, 0.0}};
  }
  std::vector<double> inputs_;
};

}  // namespace assess
