#pragma once

#include <functional>
#include <memory>
#include <string_view>

#include "base/diagnostics.hpp"
#include "tables/input.hpp"
#include "tables/table.hpp"

namespace assess {

/// A kind of file that tables are read from. To add one: write its reader, list it in
/// `table_formats` before the text formats, which take what is left.
struct TableFormat {
  std::string_view name;
  /// Whether a file that begins so is of this format; `head`: its first 64 bytes.
  bool (*fits)(std::string_view head);
  /// Nothing, if it complained.
  std::unique_ptr<Table> (*open)(std::unique_ptr<Input> input,
                                 const std::function<bool(std::string_view)>& known,
                                 Diagnostics& notes);
};

}  // namespace assess
