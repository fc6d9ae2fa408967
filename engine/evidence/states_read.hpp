#pragma once

#include <vector>

#include "base/diagnostics.hpp"
#include "evidence/figures.hpp"

namespace assess {

/// Notes which tables have cells that say "none" or "not applicable": whoever reads a form sees a
/// word there, and is told what it was taken for.
void note_states_read(const std::vector<TableReport>& tables, Diagnostics& notes);

}  // namespace assess
