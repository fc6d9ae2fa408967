#pragma once

#include <cstdint>
#include <mutex>
#include <optional>
#include <vector>

#include "tables/csv/blocks.hpp"
#include "tables/csv/dialect.hpp"
#include "tables/csv/records.hpp"
#include "tables/csv/spot.hpp"

namespace assess {

/// What several workers count of one file: the same, whichever of them took which block.
class CsvTally {
 public:
  explicit CsvTally(char line_end) : line_end_(line_end) {}

  /// The records of a block that is well formed.
  void add(const Block& block, const Records& records);
  void add(const Block& block, const RecordFault& fault);

  /// The first fault of the file, and where it stands.
  struct Fault {
    std::uint64_t block;
    RecordFault fault;
    Spot spot;
  };
  const std::optional<Fault>& fault() const { return fault_; }
  std::uint64_t rows() const { return rows_; }
  /// Blank lines that have rows behind them.
  struct Blanks {
    std::uint64_t count = 0, first_line = 0;
  };
  Blanks inner_blanks() const;

 private:
  struct BlankBlock {
    std::uint64_t block, first_line, before_rows, count;
  };
  char line_end_;
  std::mutex mutex_;
  std::uint64_t rows_ = 0, last_block_with_rows_ = 0;
  std::vector<BlankBlock> blanks_;
  std::optional<Fault> fault_;
};

}  // namespace assess
