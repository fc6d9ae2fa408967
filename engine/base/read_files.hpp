#pragma once

#include <optional>
#include <string>

namespace assess {

/// Files that this process has read: rules, evidence and whatever they name. None of them may be
/// written over, and only where they are opened is it known which they are. For several threads.
void remember_read(const std::string& path);

/// The name by which the file at this path was read; nothing if it was not.
std::optional<std::string> read_as(const std::string& path);

}  // namespace assess
