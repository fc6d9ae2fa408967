#pragma once

#include <filesystem>
#include <string>

namespace assess {

/// Whether a file that the rules name lies beside them or in a folder below: rules from elsewhere
/// must not read what they are not given.
inline bool lies_beside(const std::string& name) {
  const std::filesystem::path path(name);
  if (path.is_absolute() || name.find("://") != std::string::npos) return false;
  for (const std::filesystem::path& part : path)
    if (part == "..") return false;
  return true;
}

}  // namespace assess
