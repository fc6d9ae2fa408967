#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "tables/cells/cell_texts.hpp"

namespace assess {

/// Reads the usual cells of a column of numbers: what `short_number::parse` takes, in [low, high].
/// All others, whose values are undefined then, are told by their rows.
void read_short_numbers(const CellTexts& cells, double low, double high, std::span<double> values,
                        std::vector<std::uint32_t>& others);

/// Numerators over 10^decimals, both ends included; none if `least` is above `most`.
struct NumeratorRange {
  unsigned decimals;  ///< 0 to 7
  double least, most;
};

/// The same cells as numerators; those out of range are others, and those with more decimals. False
/// as soon as there are more than `most_others`.
template <typename Numerator>
bool read_short_numbers(const CellTexts& cells, const NumeratorRange& range,
                        std::span<Numerator> numerators, std::size_t most_others,
                        std::vector<std::uint32_t>& others);

}  // namespace assess
