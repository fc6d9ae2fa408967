#pragma once

#include <string>
#include <vector>

#include "base/diagnostics.hpp"
#include "expression/snippet.hpp"

namespace assess {

struct Token {
  enum class Kind : unsigned char { number, percent, text, date, name, bracketed, symbol, end };
  Kind kind;
  std::string text;   ///< name, symbol (ASCII form), or text without quotes
  double number = 0;  ///< of number, percent (50% is 0.5) and date (days since 1970-01-01)
  std::size_t at = 0, length = 0;
};

/// The tokens of a value, the last is `end`. Full-width punctuation and ≤ ≥ ≠ × ÷ − come as their
/// ASCII forms. Complains of what is no token and leaves it out.
std::vector<Token> tokens_of(const Snippet& snippet, Diagnostics& notes);

}  // namespace assess
