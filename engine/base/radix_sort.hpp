#pragma once

#include <cstdint>
#include <span>

namespace assess {

/// What something is sorted by, and what. Without initial values: a million are not written twice.
template <typename Key>
struct Keyed {
  Key key;
  std::uint32_t item;
};

/// Sorts by key (of 32 or 64 bits), least first, on up to `threads` threads; items of equal keys
/// stay in their order. Digit after digit from the last one on (LSD radix sort), so that a million
/// take a few walks through memory instead of twenty million comparisons. `room` is as long as
/// `all`; the result is in the one of both that is returned.
template <typename Key>
std::span<Keyed<Key>> radix_sort(std::span<Keyed<Key>> all, std::span<Keyed<Key>> room,
                                 unsigned threads = 1);

}  // namespace assess
