#pragma once

#include "aggregation/aggregation.hpp"

namespace assess {

/// Copeland's score (1951): units beaten less units that beat it; a beats b where the weights of
/// the children in which it is higher, with half of those in which they are equal, pass one half.
struct Copeland {
  static constexpr AggregationInfo info{
      "copeland",
      "",
      {"units beaten less units that beat it", "胜出单位数减落败单位数"},
      in_both("#(o > ½) − #(o < ½)"),
      false,
      false,
      true};

  /// One unit alone has nobody to compare with: see `compare`.
  double of(ChildScores, Weights) const { return absent; }
  /// children: units each, NaN = absent: such a child takes no part for the pair. result: NaN for a
  /// unit that has no child that counts.
  void compare(std::span<const std::span<const double>> children, Weights weights,
               std::span<double> result) const;
};

}  // namespace assess
