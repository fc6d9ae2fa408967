#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostics.hpp"
#include "cli/options.hpp"
#include "cli/targets.hpp"

namespace assess {

/// What a command can write, the endings with it; empty: no command that has `--format`.
std::vector<FormatName> formats_of(std::string_view command);

/// Warns of `-o result.reason.csv`: all of the result under a name that was meant for its sheet
/// `.reasons.csv`.
void check_endings(const Options& options, std::string_view command, Diagnostics& notes);

/// Complains of `--csv-safe` if no CSV is asked for.
void check_csv_safe(const Options& options, Diagnostics& notes);

}  // namespace assess
