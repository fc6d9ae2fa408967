#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "base/diagnostics.hpp"

namespace assess {

/// Warns of units whose names look the same: they differ only in case, blanks, or characters that
/// are not seen. `place` tells where a unit stands. Not for more than 20,000 units.
void warn_of_alike_units(const std::vector<std::string>& keys,
                         const std::function<Place(std::uint32_t unit)>& place, Diagnostics& notes);

}  // namespace assess
