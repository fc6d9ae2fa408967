#pragma once

#include <memory>

#include "base/diagnostics.hpp"
#include "tables/sheets/workbook.hpp"
#include "tables/table/input.hpp"

namespace assess {

/// A spreadsheet of LibreOffice and others (OpenDocument, ISO 26300). Nothing, if it complained.
std::shared_ptr<Workbook> open_ods(std::unique_ptr<Input> input, Diagnostics& notes);

}  // namespace assess
