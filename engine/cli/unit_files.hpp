#pragma once

#include <string>
#include <vector>

namespace assess {

/// A name for the file of each unit, without folder and ending: its key. Where some system does not
/// allow a character of it, `_` stands there and digits of the key's hash behind it; so they do
/// where keys differ in case only. The name is made of the key alone: in whatever order the units
/// come, and whoever else comes or goes, a file stays with its unit.
std::vector<std::string> file_names(const std::vector<std::string>& keys);

}  // namespace assess
