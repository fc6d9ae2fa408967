#pragma once

#include <map>
#include <string>

#include "tables/sheets/zip.hpp"

namespace assess {

/// The custom properties of a workbook that are texts or numbers (ECMA-376 Part 1, 22.3), by name.
/// None if there are none, or if they are damaged: no cell depends on them.
std::map<std::string, std::string> read_xlsx_properties(Zip& zip);

}  // namespace assess
