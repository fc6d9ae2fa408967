#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace assess {

/// A unit whose key another unit before it has.
struct RepeatedKey {
  std::uint32_t unit, first;  ///< `first` has the key first
  bool operator==(const RepeatedKey&) const = default;
};

/// All of them, in the order of the units. Mostly there is none, which a million keys show in
/// a hundredth of a second.
std::vector<RepeatedKey> repeated_keys(std::span<const std::string_view> keys, unsigned threads);

}  // namespace assess
