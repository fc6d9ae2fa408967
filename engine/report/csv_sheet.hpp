#pragma once

#include <string>

#include "report/sheet.hpp"

namespace assess {

/// Appends a sheet as CSV, its header in keys. For a million rows: `CsvRows`.
void append_csv_sheet(std::string& out, const Sheet& sheet, Language language);

}  // namespace assess
