#include "evidence/tally.hpp"

#include <algorithm>
#include <array>

namespace assess {

namespace {

constexpr std::size_t in_word = 8;
constexpr unsigned char most = 255;

using Columns = std::array<const unsigned char*, in_word>;

/// Eight columns of bytes become a column of words.
void interleave(const Columns& columns, std::size_t rows, unsigned char* __restrict words) {
  const auto [a, b, c, d, e, f, g, h] = columns;
  for (std::size_t i = 0; i < rows; ++i) {
    words[8 * i] = a[i];
    words[8 * i + 1] = b[i];
    words[8 * i + 2] = c[i];
    words[8 * i + 3] = d[i];
    words[8 * i + 4] = e[i];
    words[8 * i + 5] = f[i];
    words[8 * i + 6] = g[i];
    words[8 * i + 7] = h[i];
  }
}

unsigned char* bytes_of(std::uint64_t& word) {
  return reinterpret_cast<unsigned char*>(&word);
}

}  // namespace

void CountBoard::add(std::size_t unit, std::span<const unsigned char> numbers) {
  const std::scoped_lock lock(mutex_);
  std::uint64_t* counts = counts_.data() + unit * aggregates_;
  for (std::size_t a = 0; a < aggregates_; ++a) counts[a] += numbers[a];
}

Column CountBoard::column(std::size_t aggregate) const {
  Column column;
  column.values.reserve(units_);
  for (std::size_t u = 0; u < units_; ++u)
    column.values.push_back(static_cast<double>(counts_[u * aggregates_ + aggregate]));
  return column;
}

Tally::Tally(std::shared_ptr<CountBoard> board, std::size_t units, std::size_t batch)
    : board_(std::move(board)),
      batch_(batch),
      words_(board_->aggregates() / in_word + 1),
      marks_(words_ * in_word * batch),
      rows_(words_ * batch),
      numbers_(units * words_) {
  std::fill(marks_.end() - static_cast<std::ptrdiff_t>(batch), marks_.end(), 1);
}

void Tally::gather(std::size_t rows) {
  for (std::size_t w = 0; w < words_; ++w) {
    Columns columns;
    for (std::size_t k = 0; k < in_word; ++k) columns[k] = &marks_[(w * in_word + k) * batch_];
    interleave(columns, rows, bytes_of(rows_[w * batch_]));
  }
}

void Tally::add(std::span<const std::uint32_t> units) {
  if (numbers_.empty()) return;
  gather(units.size());
  constexpr std::size_t ahead = 16;
  for (std::size_t i = 0; i < units.size(); ++i) {
    if (i + ahead < units.size()) __builtin_prefetch(&numbers_[units[i + ahead] * words_], 1);
    std::uint64_t* numbers = &numbers_[units[i] * words_];
    for (std::size_t w = 0; w < words_; ++w) numbers[w] += rows_[w * batch_ + i];
    if (bytes_of(numbers[words_ - 1])[in_word - 1] == most) put(units[i]);
  }
}

void Tally::put(std::size_t unit) {
  std::uint64_t* numbers = &numbers_[unit * words_];
  board_->add(unit, {bytes_of(*numbers), board_->aggregates()});
  std::fill_n(numbers, words_, 0);
}

void Tally::finish() {
  const std::size_t units = numbers_.size() / words_;
  for (std::size_t u = 0; u < units; ++u)
    if (numbers_[u * words_ + words_ - 1] != 0) put(u);
}

}  // namespace assess
