#pragma once

#include <vector>

#include "analysis/explanation.hpp"
#include "cli/program.hpp"
#include "cli/write_files.hpp"

namespace assess {

/// The sheets of all units for `--per-unit`, as files that are made when they are written, some
/// units at a time. `assessment` and `rows` (none: the rows are not told) must live until then.
/// Complains of files that stand there and were not written as unit sheets.
std::vector<OutputFile> unit_sheet_files(const Session& session, const Assessment& assessment,
                                         const RowsOfAll* rows, Diagnostics& notes);

/// `wrote sheets: 80 units (.html, .md)`, unless quiet.
void tell_unit_sheets(const Session& session, std::size_t units);

}  // namespace assess
