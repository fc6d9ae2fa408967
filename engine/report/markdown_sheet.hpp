#pragma once

#include <string>
#include <string_view>

#include "report/sheet.hpp"

namespace assess {

/// Appends a text without characters that Markdown or HTML would take for more than text.
void append_markdown_text(std::string& out, std::string_view text);

/// Appends a sheet as a heading and a table; nothing if it has no rows.
void append_markdown_sheet(std::string& out, const Sheet& sheet, Language language);

}  // namespace assess
