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

void ColumnPacker::take(RowBatch& batch, const std::vector<std::uint32_t>& rows,
                        std::size_t first) {
  if (rows.empty()) return;
  std::vector<PackedPart> parts;
  parts.reserve(kept_.size());
  NumeratorRoom room = take_room();
  for (const std::size_t c : kept_) parts.push_back(pack(batch, rows, c, room));
  const std::lock_guard lock(mutex_);
  rooms_.push_back(std::move(room));
  append(std::move(parts), first, rows.size());
}

NumeratorRoom ColumnPacker::take_room() {
  const std::lock_guard lock(mutex_);
  if (rooms_.empty()) return {};
  NumeratorRoom room = std::move(rooms_.back());
  rooms_.pop_back();
  return room;
}

PackedPart ColumnPacker::pack(RowBatch& batch, const std::vector<std::uint32_t>& rows,
                              std::size_t c, NumeratorRoom& room) {
  const bool are_all = rows.size() == batch.size();
  if (!batch.packed.empty() && batch.packed[c].size() > 0) {
    if (are_all) return std::move(batch.packed[c]);
    batch.values[c].resize(batch.size());
    batch.states[c].resize(batch.size());
    if (!batch.packed[c].read(0, batch.values[c], batch.states[c].data())) batch.states[c].clear();
  }
  unsigned way = ways_[c].load(std::memory_order_relaxed);  // a guess: anyone's will do
  PackedPart part =
      are_all ? PackedPart(batch.values[c], batch.states[c], way, room)
              : PackedPart(picked(batch.values[c], rows), picked(batch.states[c], rows), way, room);
  ways_[c].store(way, std::memory_order_relaxed);
  return part;
}

/// With the mutex locked.
void ColumnPacker::append(std::vector<PackedPart> parts, std::size_t first, std::size_t units) {
  waiting_.emplace(first, Waiting{std::move(parts), units});
  while (!waiting_.empty() && waiting_.begin()->first == units_) {
    const auto next = waiting_.extract(waiting_.begin());
    for (std::size_t k = 0; k < kept_.size(); ++k)
      columns_[kept_[k]].append(std::move(next.mapped().parts[k]));
    units_ += next.mapped().units;
  }
}

}  // namespace assess
