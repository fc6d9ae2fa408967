#include "tables/sheets/sheet_queue.hpp"

#include <algorithm>

namespace assess {

void SheetQueue::add_cell(std::uint32_t column, std::uint32_t times) {
  const auto size = static_cast<std::uint32_t>(text_.size() - cell_begin_);
  if (size > 0)
    for (std::uint32_t i = 0; i < times; ++i)
      cells_.push_back({column + i, size, nullptr, cell_begin_});
  cell_begin_ = text_.size();
}

void SheetQueue::add_kept_cell(std::uint32_t column, std::string_view text) {
  if (text.empty()) return;
  cells_.push_back({column, static_cast<std::uint32_t>(text.size()), text.data(), 0});
}

std::optional<std::uint32_t> SheetQueue::end_row(std::uint32_t number, std::uint32_t repeats) {
  const auto begin = cells_.begin() + static_cast<std::ptrdiff_t>(row_begin_);
  if (!std::is_sorted(begin, cells_.end(),
                      [](const Cell& a, const Cell& b) { return a.column < b.column; }))
    std::stable_sort(begin, cells_.end(),
                     [](const Cell& a, const Cell& b) { return a.column < b.column; });
  const auto same = [](const Cell& a, const Cell& b) { return a.column == b.column; };
  const auto twice = std::adjacent_find(begin, cells_.end(), same);
  if (twice != cells_.end()) return twice->column;
  if (open_cells() > 0) rows_.push_back({number, repeats, row_begin_, cells_.size()});
  row_begin_ = cells_.size();
  row_text_begin_ = text_.size();
  return {};
}

void SheetQueue::lay_out(const Row& row) {
  given_cells_.resize(row.end - row.begin);
  for (std::size_t i = 0; i < given_cells_.size(); ++i) {
    const Cell& cell = cells_[row.begin + i];
    const char* const begin = cell.kept != nullptr ? cell.kept : text_.data() + cell.begin;
    given_cells_[i] = {cell.column, {begin, cell.size}};
  }
}

bool SheetQueue::pop(SheetRow& row) {
  if (next_ == rows_.size()) return false;
  const Row& queued = rows_[next_];
  if (given_ == 0) lay_out(queued);
  row = {queued.number + given_, given_cells_};
  if (++given_ == queued.repeats) {
    ++next_;
    given_ = 0;
  }
  return true;
}

void SheetQueue::forget() {
  cells_.erase(cells_.begin(), cells_.begin() + static_cast<std::ptrdiff_t>(row_begin_));
  text_.erase(0, row_text_begin_);
  for (Cell& cell : cells_)
    if (cell.kept == nullptr) cell.begin -= row_text_begin_;
  cell_begin_ -= std::min(cell_begin_, row_text_begin_);
  rows_.clear();
  next_ = 0;
  row_begin_ = row_text_begin_ = 0;
}

}  // namespace assess
