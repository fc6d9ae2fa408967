#pragma once

#include <optional>
#include <string>

#include "base/diagnostics.hpp"
#include "evidence/figures.hpp"

namespace assess {

/// The unit of that key or name, as people type it: width, case and blanks do not matter.
/// Complains, with the nearest units, if there is none, and if several have the name.
std::optional<std::size_t> find_unit(const Figures& figures, const std::string& typed,
                                     Diagnostics& notes);

}  // namespace assess
