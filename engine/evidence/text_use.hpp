#pragma once

#include <cstddef>
#include <vector>

#include "scheme/scheme.hpp"

namespace assess {

/// What the texts of a ledger's column are read for. Numbers of documents and matters are mostly
/// different in every row: a code for each of them is the dearest part of reading.
enum class TextUse : unsigned char {
  presence,  ///< only whether there is one: `accepted_no is given`
  matters,   ///< to tell the rows of the table apart: `unique`, `keep`
  rules,     ///< compared with texts from elsewhere, or shown
};

/// By column of the table; for columns that are no texts, or have a closed list, it says nothing.
std::vector<TextUse> text_uses(const Scheme& scheme, std::size_t table);

}  // namespace assess
