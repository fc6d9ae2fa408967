#pragma once

#include <string>
#include <string_view>

#include "base/diagnostics.hpp"
#include "base/language.hpp"

namespace assess {

/// A kind of file that is neither a text table nor a workbook that can be read.
struct Foreign {
  std::string_view begins;  ///< what it begins with; small letters stand for capitals as well
  std::string_view holds;   ///< what stands further on in its head besides, if not empty
  Message what;             ///< "a PDF file"
  Message remedy;
};

/// The kind of file whose head, its first bytes, looks so, or null. White space and a byte order
/// mark before are skipped. The extension says nothing: many an `.xls` is a web page.
const Foreign* foreign_content(std::string_view head);

/// Says what the file is and how a table is made of it.
void complain_of_foreign(const Foreign& foreign, const std::string& file, Diagnostics& notes);

}  // namespace assess
