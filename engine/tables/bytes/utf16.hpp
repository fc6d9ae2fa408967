#pragma once

#include <string>
#include <string_view>

namespace assess {

/// Appends UTF-16 as UTF-8; a lone surrogate becomes U+FFFD.
void append_utf16(std::string& text, std::u16string_view units);

}  // namespace assess
