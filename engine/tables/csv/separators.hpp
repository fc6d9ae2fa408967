#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string_view>
#include <utility>
#include <vector>

namespace assess {

/// Leaves new elements as they are: offsets are written over anyway, zeros would cost a pass.
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

using Offsets = std::vector<std::uint32_t, UnsetAllocator<std::uint32_t>>;

/// Where fields and records of a text without quotes end.
struct Separators {
  Offsets at;              ///< offset of each delimiter and line end
  Offsets records;         ///< index into `at` of each line end
  bool all_ascii = false;  ///< of the whole text, and no byte is NUL
};

/// Fills `found`; text below 4 GiB. Chooses the widest vectors that this processor has.
void find_separators(std::string_view text, char delimiter, char line_end, Separators& found);

/// The same in vectors of 16 bytes, or as if there were no vectors; and a byte at a time: what the
/// fast one must agree with.
void find_separators_narrowly(std::string_view text, char delimiter, char line_end,
                              Separators& found);
void find_separators_plainly(std::string_view text, char delimiter, char line_end,
                             Separators& found);

/// The same with the quotes among `at`: where the fields of a text with quotes may end.
void find_marks(std::string_view text, char delimiter, char line_end, Separators& found);

/// How often a byte occurs.
std::size_t count_of(std::string_view text, char c);

}  // namespace assess
