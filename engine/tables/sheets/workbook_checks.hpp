#pragma once

#include <string>
#include <vector>

#include "base/diagnostics.hpp"
#include "tables/sheets/workbook.hpp"
#include "tables/sheets/zip.hpp"

namespace assess {

/// What a zip file that is no workbook probably is.
std::string kind_of_zip(const Zip& zip);

/// Complains of two sheets with one name; capitals do not matter.
bool names_differ(const std::vector<SheetName>& sheets, const std::string& file,
                  Diagnostics& notes);

}  // namespace assess
