#pragma once

#include <string_view>

#include "base/language.hpp"

namespace assess {

/// What a file begins with if it is something else than a text table.
struct Foreign {
  std::string_view begins;  ///< letters in lower case are taken in capitals as well
  Message what;
};

/// The kind of file that begins so, or null. White space and a byte order mark before are skipped.
const Foreign* foreign_content(std::string_view head);

}  // namespace assess
