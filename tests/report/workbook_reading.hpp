#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace assess {

/// One part of a workbook as it is stored, such as `xl/worksheets/sheet1.xml`; empty if there is
/// none.
std::string stored_part(std::string_view workbook, const std::string& name);

/// Rows of a sheet as the engine reads them, cells that are not empty between bars.
std::vector<std::string> rows_read(std::string_view workbook, std::string_view sheet);

}  // namespace assess
