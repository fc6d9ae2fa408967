#include "evidence/in_order.hpp"

namespace assess {

void InOrder::take(RowBatch& batch) {
  std::unique_lock lock(mutex_);
  const std::pair at(batch.file, batch.number);
  waiting_.emplace(at, std::move(batch));
  batch = {};
  if (!busy_) {
    busy_ = true;
    while (is_next()) hand_on(lock);
    busy_ = false;
  }
  if (used_.empty()) return;
  batch = std::move(used_.back());
  used_.pop_back();
}

void InOrder::finish() {
  std::unique_lock lock(mutex_);
  while (!waiting_.empty()) hand_on(lock);
}

/// Files are read one after the other, each from batch 0 on.
bool InOrder::is_next() const {
  if (waiting_.empty()) return false;
  const auto& [file, number] = waiting_.begin()->first;
  return number == (file == expected_.first ? expected_.second : 0);
}

void InOrder::hand_on(std::unique_lock<std::mutex>& lock) {
  auto first = waiting_.extract(waiting_.begin());
  expected_ = {first.key().first, first.key().second + 1};
  lock.unlock();
  next_(first.mapped());
  lock.lock();
  used_.push_back(std::move(first.mapped()));
}

}  // namespace assess
