#pragma once

#include <string>
#include <vector>

#include "base/diagnostics.hpp"

namespace assess {

struct OutputFile {
  std::string path;  ///< `-` is standard output
  std::string bytes;
};

/// Whether the file can be written at all: its folder is there, it is no folder itself. Asked
/// before any work is done.
bool check_target(const std::string& path, Diagnostics& notes);

/// Writes all files or none: each beside its final name (created exclusively, mode of the old file
/// kept, a symbolic link followed), synced; when all are there, renamed. Devices, pipes and `-` are
/// written straight, after the files. False, if it complained; then what stood there still stands.
bool write_files(const std::vector<OutputFile>& files, Diagnostics& notes);

/// Writes to a descriptor until all is written; false on an error (errno).
bool write_all(int descriptor, std::string_view bytes);

/// From now on SIGINT and SIGTERM remove unfinished files and end the program with 130; a full
/// pipe or file reports an error instead of ending it.
void guard_against_signals();

}  // namespace assess
