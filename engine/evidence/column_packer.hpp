#pragma once

#include <atomic>
#include <cstdint>
#include <map>
#include <mutex>
#include <vector>

#include "evidence/packed_column.hpp"
#include "evidence/rows.hpp"

namespace assess {

/// Makes columns of all units from batches that several workers bring in any order.
class ColumnPacker {
 public:
  /// Which columns are kept; the others stay empty.
  explicit ColumnPacker(std::vector<bool> keeps);

  /// Takes the rows of a batch that are units `first`, `first + 1` and so on. From any worker.
  void take(RowBatch& batch, const std::vector<std::uint32_t>& rows, std::size_t first);

  /// By column, units from the first on up to the first that did not come yet.
  std::vector<PackedColumn>& columns() { return columns_; }

 private:
  NumeratorRoom take_room();
  PackedPart pack(RowBatch& batch, const std::vector<std::uint32_t>& rows, std::size_t column,
                  NumeratorRoom& room);
  void append(std::vector<PackedPart> parts, std::size_t first, std::size_t units);

  struct Waiting {
    std::vector<PackedPart> parts;  ///< by column that is kept
    std::size_t units;
  };
  std::vector<std::size_t> kept_;  ///< columns
  std::vector<PackedColumn> columns_;
  std::vector<std::atomic<unsigned>> ways_;  ///< by column: how the last part was packed
  std::mutex mutex_;
  std::vector<NumeratorRoom> rooms_;        ///< that no worker is using
  std::map<std::size_t, Waiting> waiting_;  ///< by first unit
  std::size_t units_ = 0;                   ///< in `columns_`
};

}  // namespace assess
