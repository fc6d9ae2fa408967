#pragma once

#include <cstdint>
#include <vector>

namespace assess {

/// What something is sorted by, and what.
struct Keyed {
  std::uint64_t key;
  std::uint32_t item;
};

/// Sorts by key, least first; items of equal keys stay in their order. Digit after digit from the
/// last one on (LSD radix sort), so that a million take a few walks through memory instead of
/// twenty million comparisons.
void radix_sort(std::vector<Keyed>& all);

}  // namespace assess
