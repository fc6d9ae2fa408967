#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "tables/table/table.hpp"

namespace assess {

/// Whether a cell says that its row sums up others: 合计 · 合 计： · 小计 · Total · Sub-total ·
/// Average.
bool is_total_label(std::string_view cell);

/// Leaves rows of totals out of batches: rows in which a key says so, or that have no key and say
/// so in the first column of the table. Each thread has its own.
class TotalRows {
 public:
  /// Positions in `Batch::cells`; `label`: of the first column, if it is no key.
  TotalRows(std::vector<std::size_t> keys, std::optional<std::size_t> label)
      : keys_(std::move(keys)), label_(label) {}

  /// The batch without them; its views live until the next call.
  const Batch& leave_out(const Batch& batch);
  std::uint64_t count() const { return count_; }
  RowId first() const { return first_; }  ///< of those left out, in the order of the file

 private:
  bool is_total(const Batch& batch, std::size_t row) const;
  void keep(const Batch& batch, const std::vector<std::uint32_t>& rows);

  std::vector<std::size_t> keys_;
  std::optional<std::size_t> label_;
  std::uint64_t count_ = 0;
  RowId first_ = 0;
  Batch kept_;
  std::vector<RowId> rows_;
  std::vector<std::vector<std::string_view>> cells_;
};

}  // namespace assess
