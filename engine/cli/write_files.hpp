#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostics.hpp"

namespace assess {

/// Takes the bytes of a file piece by piece.
using ByteSink = std::function<void(std::string_view piece)>;

struct OutputFile {
  std::string path;  ///< `-` is standard output
  std::string bytes;
  /// In place of `bytes`: hands them to the sink, piece by piece, as often as it is called.
  std::function<void(const ByteSink& sink)> pieces = {};
};

/// Whether the file can be written at all: its folder is there, it is no folder itself. Asked
/// before any work is done.
bool check_target(const std::string& path, Diagnostics& notes);

/// Whether files can be written into the folder, whatever they are called.
bool check_folder(const std::string& folder, Diagnostics& notes);

/// Complains if the output is a file that was read: a slip of the hand must not cost the evidence.
void check_not_read(const std::string& output, Diagnostics& notes);

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
