#pragma once

#include "scheme/ini.hpp"
#include "scheme/small_table.hpp"

namespace assess {

/// Every section with `each` is replaced by one section per row of its small table; `{column}` in
/// a value stands for the cell, a key whose cell is empty falls away, `id` becomes the ID.
IniFile repeat_sections(IniFile file, const SmallTables& tables, Diagnostics& notes);

}  // namespace assess
