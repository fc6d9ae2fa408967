#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string_view>

#include "base/diagnostics.hpp"

namespace assess {

/// Warns of units whose names look the same: they differ only in case, blanks, or characters that
/// are not seen. `place` tells where a unit stands. Not for more than 20,000 units.
void warn_of_alike_units(std::span<const std::string_view> keys,
                         const std::function<Place(std::uint32_t unit)>& place, Diagnostics& notes);

}  // namespace assess
