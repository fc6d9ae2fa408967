#include "evidence/column_packer.hpp"

#include <algorithm>

namespace assess {

namespace {

template <typename T>
std::vector<T> picked(const std::vector<T>& all, const std::vector<std::uint32_t>& rows) {
  std::vector<T> some;
  if (!all.empty())
    for (const std::uint32_t row : rows) some.push_back(all[row]);
  return some;
}

}  // namespace

ColumnPacker::ColumnPacker(std::vector<bool> keeps) : columns_(keeps.size()), ways_(keeps.size()) {
  for (std::size_t c = 0; c < keeps.size(); ++c)
    if (keeps[c]) kept_.push_back(c);
}

void ColumnPacker::take(const RowBatch& batch, const std::vector<std::uint32_t>& rows,
                        std::size_t first) {
  if (rows.empty()) return;
  std::vector<PackedPart> parts;
  parts.reserve(kept_.size());
  for (const std::size_t c : kept_) parts.push_back(pack(batch, rows, c));
  append(std::move(parts), first, rows.size());
}

PackedPart ColumnPacker::pack(const RowBatch& batch, const std::vector<std::uint32_t>& rows,
                              std::size_t c) {
  unsigned way = ways_[c].load(std::memory_order_relaxed);  // a guess: anyone's will do
  PackedPart part =
      rows.size() == batch.size()
          ? PackedPart(batch.values[c], batch.states[c], way, room_)
          : PackedPart(picked(batch.values[c], rows), picked(batch.states[c], rows), way, room_);
  ways_[c].store(way, std::memory_order_relaxed);
  return part;
}

void ColumnPacker::append(std::vector<PackedPart> parts, std::size_t first, std::size_t units) {
  const std::lock_guard lock(mutex_);
  waiting_.emplace(first, Waiting{std::move(parts), units});
  while (!waiting_.empty() && waiting_.begin()->first == units_) {
    const auto next = waiting_.extract(waiting_.begin());
    for (std::size_t k = 0; k < kept_.size(); ++k)
      columns_[kept_[k]].append(std::move(next.mapped().parts[k]));
    units_ += next.mapped().units;
  }
}

}  // namespace assess
