#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

#include "tables/table/input.hpp"

namespace assess {

/// Input gives bytes at offsets but no size: it is felt for.
std::uint64_t size_of(const Input& input);

/// An input as something that is read from a place on. Headers of zip files are asked for byte by
/// byte: a buffer stands between.
struct ZipSource {
  const Input* input = nullptr;
  std::uint64_t size = 0, at = 0;
  std::uint64_t taken = 0;  ///< bytes given away so far
  bool fell_short = false;  ///< more was asked for than there is, or a read failed

  /// How many bytes it gave.
  std::size_t read(char* to, std::size_t wanted);
  /// False if that is beyond the end.
  bool move_to(std::uint64_t place);

 private:
  bool fill();
  std::uint64_t buffer_at_ = 0;
  std::size_t buffered_ = 0;
  std::array<char, 64 << 10> buffer_{};
};

}  // namespace assess
