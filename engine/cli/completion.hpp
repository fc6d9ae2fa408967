#pragma once

#include <string>

#include "base/language.hpp"

namespace assess {

// Made of `commands()` and `options()`, so that they cannot tell what is not there.

/// assess.1, for `man`.
std::string man_page(Language language);
/// A script that bash reads: `source <(assess help bash)`.
std::string bash_completion();
/// The function `_assess` of zsh, for a folder of its `fpath`.
std::string zsh_completion();

}  // namespace assess
