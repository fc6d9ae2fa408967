#pragma once

#include <optional>
#include <vector>

#include "base/diagnostics.hpp"
#include "tables/cells/number_format.hpp"
#include "tables/sheets/zip.hpp"

namespace assess {

/// What the numbers of cells mean, by the index of their style. Nothing if it complained.
std::optional<std::vector<NumberMeaning>> read_styles(Zip& zip, std::size_t part,
                                                      Diagnostics& notes);

}  // namespace assess
