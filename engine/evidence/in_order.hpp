#pragma once

#include <functional>
#include <map>
#include <mutex>
#include <utility>
#include <vector>

#include "evidence/rows.hpp"

namespace assess {

/// Puts the batches of a table, which come from several workers in any order, back in the order of
/// its files, while the others are still read: only those that came too early have to wait.
class InOrder {
 public:
  using Next = std::function<void(RowBatch& batch)>;
  explicit InOrder(Next next) : next_(std::move(next)) {}

  /// From any worker: takes a batch, gives back a used one in its place. One worker at a time is
  /// busy with handing on; the others do not wait for it.
  void take(RowBatch& batch);
  /// After all were taken: hands on what still waits for a batch that never came.
  void finish();

 private:
  bool is_next() const;
  void hand_on(std::unique_lock<std::mutex>& lock);

  Next next_;
  std::mutex mutex_;
  std::map<std::pair<std::size_t, std::uint64_t>, RowBatch> waiting_;  ///< by file and number
  std::vector<RowBatch> used_;
  std::pair<std::size_t, std::uint64_t> expected_{0, 0};
  bool busy_ = false;
};

}  // namespace assess
