#pragma once

#include <cstddef>
#include <cstdint>
#include <mutex>
#include <span>
#include <string>

#include "tables/csv/blocks.hpp"
#include "tables/csv/dialect.hpp"
#include "tables/csv/spot.hpp"
#include "tables/table/input.hpp"

namespace assess {

/// Finds rows of a text file again, to tell line and column. Keeps what it read last: complaints
/// come in the order of the file, and there may be thousands.
class PlaceFinder {
 public:
  PlaceFinder(const Input& input, Dialect dialect) : input_(input), dialect_(dialect) {}

  /// Where the `field`th cell of the record at byte `row` begins. `starts`: of the blocks of the
  /// file, of which the row is in one.
  Spot find(std::span<const BlockStart> starts, std::uint64_t row, std::size_t field);

 private:
  void go_to(std::span<const BlockStart> starts, std::uint64_t row);

  const Input& input_;
  Dialect dialect_;
  std::mutex mutex_;
  std::string text_;         ///< a block, and some more for its last record
  std::uint64_t begin_ = 0;  ///< of the text in the file
  std::uint64_t end_ = 0;    ///< of the block: records that begin later may be cut
  std::size_t at_ = 0;       ///< a byte of the text, and its line
  std::uint64_t line_ = 1;
};

}  // namespace assess
