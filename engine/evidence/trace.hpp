#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/diagnostics.hpp"
#include "evidence/gather.hpp"
#include "scheme/scheme.hpp"

namespace assess {

/// Rows that a figure of one unit was computed from.
struct TracedRows {
  std::size_t quantity = 0;
  std::vector<Place> places;  ///< of the first rows, in the order of the files
  std::uint64_t rows = 0;     ///< all of them
  bool operator==(const TracedRows&) const = default;
};

/// What to trace: the columns, aggregates and single rows among `quantities` of one unit.
struct TraceWish {
  std::size_t unit = 0;
  std::string key;  ///< as in `Figures::keys`
  std::vector<std::size_t> quantities;
};

inline constexpr std::size_t most_places_told = 10;  ///< of each figure

/// Reads the evidence once more, for some units: a result keeps no rows. `values` are all
/// quantities as they were computed. Returns rows for each wish; nothing if the evidence cannot be
/// read twice (a pipe) or no longer can. Memory is that of the units' rows.
std::optional<std::vector<std::vector<TracedRows>>> trace_rows(
    const Scheme& scheme, const std::vector<EvidenceArgument>& evidence,
    const std::vector<Column>& values, const std::vector<TraceWish>& wishes, unsigned threads);

}  // namespace assess
