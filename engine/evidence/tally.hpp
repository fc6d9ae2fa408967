#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <mutex>
#include <span>
#include <vector>

#include "base/state.hpp"

namespace assess {

/// Rows counted by unit, for several aggregates, by all workers.
class CountBoard {
 public:
  CountBoard(std::size_t units, std::size_t aggregates)
      : units_(units), aggregates_(aggregates), counts_(units * aggregates) {}
  /// What was counted for an aggregate. When no worker adds any more.
  Column column(std::size_t aggregate) const;
  std::size_t aggregates() const { return aggregates_; }
  /// From any worker: adds one number per aggregate.
  void add(std::size_t unit, std::span<const unsigned char> numbers);

 private:
  std::size_t units_, aggregates_;
  std::vector<std::uint64_t> counts_;
  std::mutex mutex_;
};

/// What one worker counted and did not put on the board yet. A count takes a byte here, so that
/// those of many units stay in the cache, and those of one unit are added eight at a time; before
/// one of them can overflow they go to the board.
class Tally {
 public:
  /// For at most `batch` rows at once.
  Tally(std::shared_ptr<CountBoard> board, std::size_t units, std::size_t batch);

  /// To be filled before `add`: 1 where the row counts, else 0.
  std::span<unsigned char> rows_of(std::size_t aggregate, std::size_t rows) {
    return {marks_.data() + aggregate * batch_, rows};
  }
  /// Counts rows of these units, each below the number of units, even where no aggregate counts it.
  void add(std::span<const std::uint32_t> units);
  /// Puts everything on the board.
  void finish();

 private:
  void put(std::size_t unit);
  void gather(std::size_t rows);

  std::shared_ptr<CountBoard> board_;
  std::size_t batch_, words_;
  std::vector<unsigned char> marks_;    ///< [aggregate][row]; last: 1 for each row
  std::vector<std::uint64_t> rows_;     ///< [word][row]: marks of eight aggregates
  std::vector<std::uint64_t> numbers_;  ///< [unit][word]: bytes; the last one counts all rows
};

}  // namespace assess
