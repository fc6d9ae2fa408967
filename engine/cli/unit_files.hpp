#pragma once

#include <string>
#include <vector>

namespace assess {

/// A name for the file of each unit, without folder and ending: its key, with `_` for what some
/// system does not allow; where two would be alike even without regard to case, `-2` and so on
/// behind it.
std::vector<std::string> file_names(const std::vector<std::string>& keys);

}  // namespace assess
