#include "tables/csv/tally.hpp"

#include <algorithm>

namespace assess {

void CsvTally::add(const Block& block, const Records& records) {
  const std::lock_guard lock(mutex_);
  rows_ += records.begins.size();
  if (!records.begins.empty())
    last_block_with_rows_ = std::max(last_block_with_rows_, block.number);
  if (records.blanks.empty()) return;
  const std::uint32_t last_row = records.begins.empty() ? 0 : records.begins.back();
  const auto before = std::ranges::lower_bound(records.blanks, last_row) - records.blanks.begin();
  const std::uint64_t first = spot_of(block.text, records.blanks[0], line_end_).line;
  blanks_.push_back({block.number, block.line + first - 1, static_cast<std::uint64_t>(before),
                     records.blanks.size()});
}

void CsvTally::add(const Block& block, const RecordFault& fault) {
  Spot spot = spot_of(block.text, fault.at, line_end_);
  spot.line += block.line - 1;
  const std::lock_guard lock(mutex_);
  if (!fault_ || block.number < fault_->block) fault_ = Fault{block.number, fault, spot};
}

CsvTally::Blanks CsvTally::inner_blanks() const {
  Blanks inner;
  for (const BlankBlock& blanks : blanks_) {
    if (rows_ == 0 || blanks.block > last_block_with_rows_) continue;
    const bool is_last = blanks.block == last_block_with_rows_;
    const std::uint64_t count = is_last ? blanks.before_rows : blanks.count;
    if (count == 0) continue;
    inner.first_line =
        inner.count ? std::min(inner.first_line, blanks.first_line) : blanks.first_line;
    inner.count += count;
  }
  return inner;
}

}  // namespace assess
