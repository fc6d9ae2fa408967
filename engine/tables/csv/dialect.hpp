#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "base/diagnostics.hpp"

namespace assess {

/// How a text file is cut into cells.
struct Dialect {
  char delimiter = ',';
  char line_end = '\n';  ///< '\r' in files of old Macs

  /// What must not stand alone inside a line.
  char stray_end() const { return line_end == '\n' ? '\r' : '\n'; }
};

/// Why a text is no well-formed CSV, and where: byte offset in the text.
struct RecordFault {
  const DiagnosticKind* kind = nullptr;
  std::size_t at = 0;
  std::vector<std::string> words;
};

}  // namespace assess
