#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "tables/cells/cell_texts.hpp"

namespace assess {

/// Texts one behind the other, a comma between them and none at the end.
struct JoinedTexts {
  std::string text;
  std::vector<std::uint32_t> before, behind;

  explicit JoinedTexts(const std::vector<std::string>& texts) {
    for (const std::string& one : texts) {
      if (!before.empty()) text += ',';
      before.push_back(static_cast<std::uint32_t>(text.size()) - 1);
      text += one;
      behind.push_back(static_cast<std::uint32_t>(text.size()));
    }
  }

  TextPieces pieces() const { return {text, before, behind}; }
};

}  // namespace assess
