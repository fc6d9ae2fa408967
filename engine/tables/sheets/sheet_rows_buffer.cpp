#include "tables/sheets/sheet_rows_buffer.hpp"

#include <algorithm>

namespace assess {

SheetRowsBuffer::SheetRowsBuffer(std::span<const std::size_t> fields)
    : cells_(fields.size()), views_(fields.size()) {
  for (std::size_t f = 0; f < fields.size(); ++f) {
    position_.resize(std::max(position_.size(), fields[f] + 1), -1);
    position_[fields[f]] = static_cast<int>(f);
  }
}

void SheetRowsBuffer::add(const SheetRow& row) {
  rows_.push_back(row.number);
  for (auto& column : cells_) column.emplace_back();
  for (const SheetCell& cell : row.cells) {
    if (cell.column >= position_.size() || position_[cell.column] < 0) continue;
    auto& column = cells_[static_cast<std::size_t>(position_[cell.column])];
    column.back() = {text_.size(), cell.text.size()};
    text_ += cell.text;
  }
}

void SheetRowsBuffer::flush(const BatchSink& sink) {
  if (rows_.empty()) return;
  Batch batch{batches_++, rows_, {}};
  for (std::size_t c = 0; c < cells_.size(); ++c) {
    views_[c].clear();
    for (const Piece& piece : cells_[c])
      views_[c].push_back(std::string_view(text_).substr(piece.begin, piece.length));
    batch.cells.emplace_back(views_[c]);
  }
  sink(batch, 0);
  rows_.clear();
  text_.clear();
  for (auto& column : cells_) column.clear();
}

}  // namespace assess
