#include "evidence/total_rows.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "base/text.hpp"

namespace assess {

namespace {

constexpr std::array<std::string_view, 18> labels{
    "合计",     "总计",      "小计",   "共计",    "累计",  "汇总",
    "平均",     "平均值",    "平均分", "平均数",  "total", "totals",
    "subtotal", "sub-total", "sum",    "average", "mean",  "grandtotal"};
constexpr std::size_t longest_label = 40;  ///< bytes, with spaces

constexpr auto ascii_begins = [] {
  std::array<bool, 0x80> begins{};
  for (const char c : std::string_view(" tsagmTSAGM")) begins[static_cast<unsigned char>(c)] = true;
  return begins;
}();

/// Whether a cell begins like a label, in any letters and widths. Most cells do not, and need no
/// folding.
bool may_be_label(std::string_view cell) {
  const auto c = static_cast<unsigned char>(cell[0]);
  if (c < 0x80) return ascii_begins[c];
  if (c == 0xEF || c == 0xE3 || c == 0xC2) return true;  // full width, wide space, no-break space
  constexpr std::string_view characters = "合总小共累汇平";
  return cell.size() >= 3 && characters.find(cell.substr(0, 3)) != std::string_view::npos;
}

}  // namespace

bool is_total_label(std::string_view cell) {
  if (cell.empty() || cell.size() > longest_label || !may_be_label(cell)) return false;
  std::string key = name_key(cell);
  std::erase(key, ' ');
  while (key.ends_with(':')) key.pop_back();
  return std::ranges::find(labels, key) != labels.end();
}

bool TotalRows::is_total(const Batch& batch, std::size_t row) const {
  const auto says_so = [&](std::size_t column) { return is_total_label(batch.cells[column][row]); };
  const auto is_empty = [&](std::size_t key) { return trimmed(batch.cells[key][row]).empty(); };
  if (std::ranges::any_of(keys_, says_so)) return true;
  return label_ && std::ranges::all_of(keys_, is_empty) && says_so(*label_);
}

void TotalRows::keep(const Batch& batch, const std::vector<std::uint32_t>& rows) {
  rows_.clear();
  for (const std::uint32_t row : rows) rows_.push_back(batch.rows[row]);
  cells_.resize(batch.cells.size());
  kept_ = {batch.number, rows_, {}, batch.share};
  for (std::size_t c = 0; c < cells_.size(); ++c) {
    cells_[c].clear();
    for (const std::uint32_t row : rows) cells_[c].push_back(batch.cells[c][row]);
    kept_.cells.emplace_back(cells_[c]);
  }
}

const Batch& TotalRows::leave_out(const Batch& batch) {
  std::vector<std::uint32_t> kept;
  std::uint64_t left_out = 0;
  for (std::uint32_t row = 0; row < batch.size(); ++row) {
    if (!is_total(batch, row)) {
      if (left_out > 0) kept.push_back(row);
      continue;
    }
    if (left_out == 0)  // most batches have none
      for (std::uint32_t before = 0; before < row; ++before) kept.push_back(before);
    if (count_ == 0 || batch.rows[row] < first_) first_ = batch.rows[row];
    ++left_out, ++count_;
  }
  if (left_out == 0) return batch;
  keep(batch, kept);
  return kept_;
}

}  // namespace assess
