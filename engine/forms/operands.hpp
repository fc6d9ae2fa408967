#pragma once

#include <array>
#include <cmath>
#include <cstddef>
#include <span>

#include "forms/form.hpp"

namespace assess {

/// N operands, read without asking each time whether they are the same for all units.
template <std::size_t N>
class Operands {
 public:
  explicit Operands(std::span<const Operand> operands) {
    for (std::size_t i = 0; i < N; ++i) {
      const bool constant = operands[i].is_constant();
      constants_[i] = constant ? operands[i][0] : 0;
      columns_[i] = constant ? nullptr : operands[i].each().data();
    }
  }

  double get(std::size_t slot, std::size_t unit) const {
    return columns_[slot] ? columns_[slot][unit] : constants_[slot];
  }
  bool any_absent(std::size_t unit) const {
    bool found = false;
    for (std::size_t i = 0; i < N; ++i) found |= std::isnan(get(i, unit));
    return found;
  }

 private:
  std::array<double, N> constants_{};
  std::array<const double*, N> columns_{};
};

}  // namespace assess
