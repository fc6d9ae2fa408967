#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "aggregation/row_aggregates.hpp"
#include "base/exact_sum.hpp"
#include "base/state.hpp"
#include "expression/functions.hpp"
#include "scheme/scheme.hpp"
#include "tables/table/table.hpp"

namespace assess {

/// Rows of one aggregate to add: which unit each belongs to, and which count.
struct RowSlice {
  std::span<const std::uint32_t> units;
  std::span<const unsigned char> counts;  ///< 1 where the row counts
  std::span<const RowId> rows;
  std::uint64_t file = 0;
};

/// What one aggregate has of each unit so far. A plain value: rows may be added in any order and
/// on any thread, `merge` joins two, `finish` gives the column; not a bit depends on the order.
class Accumulator {
 public:
  Accumulator(const LedgerAggregate& aggregate, std::size_t units);

  void add(const RowSlice& slice, const Lane* value, const Lane* date);
  void merge(Accumulator&& other);
  Column finish(std::size_t units);

 private:
  /// A row that must be kept, because the aggregate needs all of them.
  struct Kept {
    std::uint32_t unit;
    double value, date;
    auto operator<=>(const Kept&) const = default;
  };
  void add_count(const RowSlice& slice, const Lane* value);
  void add_sum(const RowSlice& slice, const Lane& value);
  void add_share(const RowSlice& slice, const Lane& value);
  void add_extreme(const RowSlice& slice, const Lane& value);
  void add_kept(const RowSlice& slice, const Lane& value, const Lane* date);
  void fault(std::uint32_t unit, State state);
  Column finish_kept(std::size_t units);

  RowAggregate::Kind kind_;
  double argument_;
  std::vector<std::uint64_t> counts_;  ///< rows with a value
  std::vector<std::uint64_t> holds_;   ///< of share
  std::vector<ExactSum> sums_;
  std::vector<double> extremes_;
  std::vector<Kept> kept_;
  std::vector<std::pair<std::uint32_t, State>> faults_;
};

}  // namespace assess
