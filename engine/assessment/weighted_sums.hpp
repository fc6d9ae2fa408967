#pragma once

#include <array>
#include <cstddef>
#include <span>

#include "assessment/child_blocks.hpp"
#include "assessment/parent.hpp"

namespace assess {

/// Means and sums of many units at once, child after child, so that memory is read forwards. Each
/// unit sees the same operations in the same order as if it were alone: no bit differs.
class WeightedSums {
 public:
  /// Whether scores of the parent can be made so: a mean or a sum, with one weight of a child for
  /// all units, and nothing filled.
  static bool can_make(const Parent& parent);
  explicit WeightedSums(const Parent& parent);

  /// Of the units whose scores are at hand; NaN: that unit needs a closer look.
  void make(ChildBlocks& scores, std::span<double> result);

 private:
  /// A child, as far as it is the same for all units.
  struct Term {
    double weight, size;
    bool skips_missing, skips_not_applicable;
  };
  using Row = std::array<double, ChildBlocks::most_units>;
  void add_up(std::size_t units);
  void add_up_eight(std::size_t from);
  void add(const Term& term, double score, std::size_t unit);
  void find_odd(const Term& term, const State* states, std::size_t units);

  std::vector<Term> terms_;
  std::vector<const double*> scores_;  ///< of the units at hand, by child
  bool is_sum_;
  double all_ = 0;  ///< size of all children
  Row sum_, weight_, applicable_;
  std::array<unsigned char, ChildBlocks::most_units> odd_;
};

}  // namespace assess
