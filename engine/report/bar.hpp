#pragma once

#include <cstddef>
#include <string>

#include "base/points.hpp"

namespace assess {

/// A bar of up to `cells` characters for a share of 0 to 1, in eighths: ████▌
std::string bar(Points share, std::size_t cells);

}  // namespace assess
