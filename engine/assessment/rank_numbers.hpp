#pragma once

#include <cstdint>
#include <span>

#include "assessment/ranking.hpp"

namespace assess {

/// Counts the steps that published totals are apart, of 0.01, say: as a number to sort by they are
/// shorter. Doubles divide integers below 2^53 exactly if these are multiples, and quicker than
/// integers are divided.
class Steps {
 public:
  explicit Steps(const Rounding& published)
      : step_(takes(published.step.billionths)
                  ? static_cast<std::int64_t>(published.step.billionths)
                  : 1),
        divisor_(static_cast<double>(step_)) {}
  static bool takes(Int128 n) { return -end < n && n < end; }
  bool divide(Int128 n) const {
    return takes(n) && count(n) * step_ == static_cast<std::int64_t>(n);
  }
  /// Of what they divide.
  std::int64_t count(Int128 n) const {
    return static_cast<std::int64_t>(static_cast<double>(static_cast<std::int64_t>(n)) / divisor_);
  }

 private:
  static constexpr Int128 end = Int128{1} << 53;
  std::int64_t step_;
  double divisor_;
};

/// What units are ranked by in one number: list, place after a veto, basis; less is better.
class RankNumbers {
 public:
  /// Of these units; at least one.
  RankNumbers(std::span<const std::uint32_t> units, const RankedBy& by, const Computation& so_far);

  unsigned bits() const { return bits_of_basis_ + bits_of_last_ + bits_of_list_; }

  /// If its bits are at most 64.
  std::uint64_t operator()(std::uint32_t unit) const {
    const Int128 basis = by_.basis[unit].billionths;
    const Int128 worse = best_is_highest_ ? best_ - basis : basis - best_;
    auto number = static_cast<std::uint64_t>(in_steps_ ? steps_.count(worse) : worse);
    if (bits_of_last_ > 0 && by_.vetoed[unit] == VetoRanked::last)
      number |= std::uint64_t{1} << bits_of_basis_;
    if (bits_of_list_ > 0)
      number |= std::uint64_t{by_.list[unit]} << (bits_of_basis_ + bits_of_last_);
    return number;
  }

 private:
  RankedBy by_;
  Steps steps_;
  bool best_is_highest_, in_steps_;
  Int128 best_;
  unsigned bits_of_basis_, bits_of_last_ = 0, bits_of_list_ = 0;
};

}  // namespace assess
