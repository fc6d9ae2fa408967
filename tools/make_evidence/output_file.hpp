#pragma once

#include <cstdio>
#include <functional>
#include <string>

namespace assess::evidence {

/// Opens the file (standard output if the name is empty) and lets `write` fill it. False, after
/// saying so on stderr, if it cannot be opened or did not take everything.
bool write_file(const std::string& path, const std::function<bool(std::FILE*)>& write);

/// The same for a text that is there already.
bool write_file(const std::string& path, const std::string& text);

}  // namespace assess::evidence
