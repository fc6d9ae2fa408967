#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace assess {

/// Lines of at most `width` columns (0: one line): broken at spaces, and beside Chinese characters,
/// which have none between them. A word that is wider stands in a line of its own.
std::vector<std::string> wrapped(std::string_view text, std::size_t width);

}  // namespace assess
