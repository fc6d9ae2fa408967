#pragma once

#include <cstddef>
#include <functional>
#include <string>

#include "report/formats.hpp"

namespace assess {

/// Appends the text of rows begin .. end - 1.
using AppendRows = std::function<void(std::size_t begin, std::size_t end, std::string& out)>;

/// Adds the text of rows 0 .. count - 1 to the document, in their order whatever the threads.
/// `row_bytes` is about how long a row is.
void append_rows(Document& document, std::size_t count, std::size_t row_bytes, unsigned threads,
                 const AppendRows& append);

}  // namespace assess
