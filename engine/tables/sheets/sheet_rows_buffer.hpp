#pragma once

#include <cstdint>
#include <deque>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "tables/sheets/workbook.hpp"
#include "tables/table/limits.hpp"
#include "tables/table/table.hpp"

namespace assess {

/// Gathers rows of a sheet, which come one by one, into batches of columns.
class SheetRowsBuffer {
 public:
  /// `fields`: the columns of the sheet that are asked for.
  explicit SheetRowsBuffer(std::span<const std::size_t> fields);
  void add(const SheetRow& row);
  /// Many cells may share one long text: what they take together is bounded as well.
  bool is_full() const { return rows_.size() >= rows_per_batch || text_.size() >= bytes_per_batch; }
  /// Hands out what was gathered, if anything, and begins anew.
  void flush(const BatchSink& sink);

 private:
  struct Piece {
    std::size_t begin = 0, length = 0;
  };
  std::vector<int> position_;  ///< of a field: index into `cells_`, -1: not asked for
  std::string text_;           ///< of all cells
  std::vector<RowId> rows_;
  std::vector<std::vector<Piece>> cells_;
  std::vector<std::vector<std::string_view>> views_;
  std::uint64_t batches_ = 0;
};

}  // namespace assess
