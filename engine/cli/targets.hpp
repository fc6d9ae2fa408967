#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostics.hpp"
#include "cli/program.hpp"
#include "report/formats.hpp"

namespace assess {

struct FormatName {
  std::string_view keyword, extension;
};

/// Names of a list of formats, such as `report_formats`.
template <typename Formats>
std::vector<FormatName> names_of(const Formats& formats) {
  std::vector<FormatName> names;
  for (const auto& format : formats) names.push_back({format.keyword, format.extension});
  return names;
}

/// Where a result goes, and as which of the formats.
struct Target {
  std::string path;
  std::size_t format = 0;
};

/// What `-o` and `--format` ask for, settled before any work is done. Complains of formats that are
/// not known, and of files that could not be written.
std::vector<Target> targets_of(const Options& options, std::span<const FormatName> formats,
                               Diagnostics& notes);

/// Complains if two outputs are the same file: a later result would take the place of an earlier
/// one.
void check_different(std::span<const std::string> outputs, Diagnostics& notes);

/// Before anything is read: what the command line names counts as read, for `check_not_read`.
void check_inputs_stay(std::span<const Target> targets, const Session& session, Diagnostics& notes);

RenderContext context_of(const Session& session, const std::string& path);

/// `wrote result.json` for each, unless quiet.
void tell_written(std::span<const Target> targets, const Session& session);

}  // namespace assess
