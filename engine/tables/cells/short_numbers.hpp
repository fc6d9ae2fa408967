#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "tables/cells/cell_texts.hpp"

namespace assess {

/// Reads the usual cells of a column of numbers: what `short_number::parse` takes, in [low, high].
/// All others, whose values are undefined then, are told by their rows.
void read_short_numbers(const CellTexts& cells, double low, double high,
                        std::span<double> values, std::vector<std::uint32_t>& others);

/// The same, one cell after the other, for any processor: what the fast one must agree with.
void read_short_numbers_plainly(const CellTexts& cells, double low, double high,
                                std::span<double> values, std::vector<std::uint32_t>& others);

}  // namespace assess
