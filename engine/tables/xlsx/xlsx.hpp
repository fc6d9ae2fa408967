#pragma once

#include <memory>

#include "base/diagnostics.hpp"
#include "tables/sheets/workbook.hpp"
#include "tables/sheets/zip.hpp"

namespace assess {

/// A workbook of Excel since 2007 (ECMA-376, ISO 29500, transitional or strict). Nothing, if it
/// complained. Formulas, macros and links are never run or followed: what was stored counts.
std::shared_ptr<Workbook> open_xlsx(std::shared_ptr<Zip> zip, Diagnostics& notes);

}  // namespace assess
