#pragma once

#include <memory>

#include "base/diagnostics.hpp"
#include "tables/sheets/workbook.hpp"
#include "tables/table/input.hpp"

namespace assess {

/// A workbook of Excel since 2007 (ECMA-376, ISO 29500, transitional or strict). Nothing, if it
/// complained. Formulas, macros and links are never run or followed: what was stored counts.
std::shared_ptr<Workbook> open_xlsx(std::unique_ptr<Input> input, Diagnostics& notes);

}  // namespace assess
