#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "base/diagnostics.hpp"
#include "tables/sheets/workbook.hpp"
#include "tables/table/input.hpp"

namespace assess {

/// A kind of file that holds sheets. To add one: write its reader, list it in `workbook_formats`
/// (book.cpp). What is none of them is a text table, if it is not a foreign file.
struct WorkbookFormat {
  /// Whether a file that begins so is of this format; `head`: its first 512 bytes.
  bool (*fits)(std::string_view head);
  /// Nothing, if it complained. name: gets that of the format, once it is known.
  std::shared_ptr<Workbook> (*open)(std::unique_ptr<Input> input, std::string& name,
                                    Diagnostics& notes);
};

}  // namespace assess
