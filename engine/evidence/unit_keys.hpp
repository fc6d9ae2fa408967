#pragma once

#include <cstdint>
#include <initializer_list>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/unset.hpp"

namespace assess {

/// The keys of units, by unit. A million of them lie in a few pieces of memory, which all copies
/// share; a key once taken from here stays valid as long as one of them lives.
class UnitKeys {
 public:
  UnitKeys();
  UnitKeys(std::initializer_list<std::string_view> keys);

  std::size_t size() const { return keys_.size(); }
  std::string_view operator[](std::size_t unit) const { return keys_[unit]; }
  const std::string_view* data() const { return keys_.data(); }
  const std::string_view* begin() const { return data(); }
  const std::string_view* end() const { return data() + size(); }
  bool operator==(const UnitKeys& other) const { return keys_ == other.keys_; }

  void reserve(std::size_t units) { keys_.reserve(units); }
  /// Those that are new are to be put or set.
  void resize(std::size_t units) { keys_.resize(units); }
  void set(std::size_t unit, std::string_view key);
  /// The keys of units `first` and so on: those of `picked` among `keys`. Several threads may put
  /// at once, each its own units. Gives back all that was put, one key after the other.
  std::string_view put(std::size_t first, std::span<const std::string> keys,
                       std::span<const std::uint32_t> picked);

 private:
  struct Texts;
  UnsetVector<std::string_view> keys_;
  std::shared_ptr<Texts> texts_;
};

}  // namespace assess
