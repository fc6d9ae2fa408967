#include "tables/table/memory_table.hpp"

namespace assess {

MemoryTable::MemoryTable(std::string name, std::vector<std::string> header,
                         std::vector<std::vector<std::string>> rows)
    : header_(std::move(header)), rows_(std::move(rows)) {
  origin_.file = std::move(name);
  origin_.format = "result";
  origin_.encoding = "UTF-8";
  origin_.rows = rows_.size();
}

Place MemoryTable::header_place(std::size_t) const {
  return {.file = origin_.file, .cell = {}, .excerpt = {}};
}

void MemoryTable::read(std::span<const std::size_t> columns, unsigned, const BatchSink& sink,
                       Diagnostics&) {
  std::vector<RowId> ids;
  std::vector<std::vector<std::string_view>> cells(columns.size());
  for (std::size_t r = 0; r < rows_.size(); ++r) {
    ids.push_back(r + 1);
    for (std::size_t c = 0; c < columns.size(); ++c) cells[c].push_back(rows_[r][columns[c]]);
  }
  Batch batch{0, ids, {}};
  for (const auto& column : cells) batch.cells.emplace_back(column);
  sink(batch, 0);
}

/// Rows were computed, not read: no line of the file is theirs.
Place MemoryTable::place(RowId, std::size_t) const {
  return {.file = origin_.file, .cell = {}, .excerpt = {}};
}

}  // namespace assess
