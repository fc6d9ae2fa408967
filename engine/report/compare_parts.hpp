#pragma once

#include <string>

#include "analysis/comparison.hpp"
#include "base/language.hpp"
#include "report/workbook_writer.hpp"

namespace assess {

// The comparison as a part of a larger document, and of one of its own.

/// The sheet `Compare`; means of groups and changes of the rules on sheets behind it, where there
/// are some.
void add_compare_sheets(WorkbookWriter& workbook, const Comparison& comparison, Language language);

/// What changed, in a sentence, then its tables under headings of that level.
std::string html_compare(const Comparison& comparison, Language language, int level);

/// Continues the line that stands there.
void append_compare_markdown(std::string& out, const Comparison& comparison, Language language);

}  // namespace assess
