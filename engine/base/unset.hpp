#pragma once

#include <memory>
#include <utility>
#include <vector>

namespace assess {

/// Leaves new elements as they are.
template <typename T>
struct UnsetAllocator : std::allocator<T> {
  template <typename U>
  struct rebind {
    using other = UnsetAllocator<U>;
  };
  template <typename U>
  void construct(U*) const noexcept {}
  template <typename U, typename... Arguments>
  void construct(U* at, Arguments&&... arguments) const {
    std::construct_at(at, std::forward<Arguments>(arguments)...);
  }
};

/// Many numbers that are all written anyway, often by several threads: zeros before would cost one
/// of them a pass.
template <typename T>
using UnsetVector = std::vector<T, UnsetAllocator<T>>;

}  // namespace assess
