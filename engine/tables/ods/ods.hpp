#pragma once

#include <memory>

#include "base/diagnostics.hpp"
#include "tables/sheets/workbook.hpp"
#include "tables/sheets/zip.hpp"

namespace assess {

/// A spreadsheet of LibreOffice and others (OpenDocument, ISO 26300). Nothing, if it complained.
std::shared_ptr<Workbook> open_ods(std::shared_ptr<Zip> zip, Diagnostics& notes);

}  // namespace assess
