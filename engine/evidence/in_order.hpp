#pragma once

#include <chrono>
#include <condition_variable>
#include <functional>
#include <map>
#include <mutex>
#include <utility>
#include <vector>

#include "evidence/rows.hpp"

namespace assess {

/// Batches of a table come from several workers in any order. Here each is first worked on in the
/// order of its files, one at a time, then further by any worker, several at once, while others are
/// still read. An `Item` holds a `batch` and what the first step says of it for the second.
template <typename Item>
class InOrder {
 public:
  using Work = std::function<void(Item&)>;
  InOrder(Work one_by_one, Work at_once)
      : one_by_one_(std::move(one_by_one)), at_once_(std::move(at_once)) {}

  /// From any worker: takes an item, gives back a used one in its place. One worker at a time is
  /// busy with the first step; the others do not wait for it, unless it has fallen behind.
  void take(Item& item) {
    std::unique_lock lock(mutex_);
    put(item);
    if (!busy_)
      work_in_order(lock);
    else if (patient_)  // once: a worker that failed never brings its batch
      patient_ = caught_up_.wait_for(lock, std::chrono::seconds(1),
                                     [&] { return waiting_.size() <= most_waiting; });
    while (!numbered_.empty()) work_on(lock);
  }

  /// After all were taken: works on what still waits for a batch that never came, and on the rest.
  void finish() {
    std::unique_lock lock(mutex_);
    while (!waiting_.empty()) work_on_first(lock);
    while (!numbered_.empty()) work_on(lock);
  }

 private:
  static constexpr std::size_t most_waiting = 32;

  void put(Item& item) {
    const std::pair at(item.batch.file, item.batch.number);
    waiting_.emplace(at, std::move(item));
    item = {};
    if (used_.empty()) return;
    item = std::move(used_.back());
    used_.pop_back();
  }

  void work_in_order(std::unique_lock<std::mutex>& lock) {
    busy_ = true;
    while (is_next()) work_on_first(lock);
    busy_ = false;
    caught_up_.notify_all();
  }

  /// Files are read one after the other, each from batch 0 on.
  bool is_next() const {
    if (waiting_.empty()) return false;
    const auto& [file, number] = waiting_.begin()->first;
    return number == (file == expected_.first ? expected_.second : 0);
  }

  void work_on_first(std::unique_lock<std::mutex>& lock) {
    auto first = waiting_.extract(waiting_.begin());
    expected_ = {first.key().first, first.key().second + 1};
    lock.unlock();
    one_by_one_(first.mapped());
    lock.lock();
    numbered_.push_back(std::move(first.mapped()));
  }

  void work_on(std::unique_lock<std::mutex>& lock) {
    Item item = std::move(numbered_.back());
    numbered_.pop_back();
    lock.unlock();
    at_once_(item);
    lock.lock();
    used_.push_back(std::move(item));
  }

  Work one_by_one_, at_once_;
  std::mutex mutex_;
  std::condition_variable caught_up_;
  std::map<std::pair<std::size_t, std::uint64_t>, Item> waiting_;  ///< by file and number
  std::vector<Item> numbered_;                                     ///< after the first step
  std::vector<Item> used_;
  std::pair<std::size_t, std::uint64_t> expected_{0, 0};
  bool busy_ = false;
  bool patient_ = true;  ///< until somebody waited in vain
};

}  // namespace assess
