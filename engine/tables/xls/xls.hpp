#pragma once

#include <memory>

#include "base/diagnostics.hpp"
#include "tables/sheets/workbook.hpp"
#include "tables/table/input.hpp"

namespace assess {

/// A workbook of Excel 97 to 2003 (XLS, BIFF8 in a compound file). The whole file is kept in
/// memory. Nothing, if it complained: damaged, protected by a password, of an older Excel, or a
/// compound file of another program.
std::shared_ptr<Workbook> open_xls(std::unique_ptr<Input> input, Diagnostics& notes);

}  // namespace assess
