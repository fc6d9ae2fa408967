#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "tables/cells/number_format.hpp"

namespace assess {

/// Whether a number is written as the shortest text of its double without exponent anyway, as most
/// are: then it need not be read and written.
inline bool is_shortest(std::string_view text) {
  constexpr std::size_t safe_digits = 15;
  std::size_t at = text.starts_with('-') ? 1 : 0;
  if (text.size() - at > safe_digits || at == text.size()) return false;
  const bool is_below_one = text[at] == '0';
  const std::size_t begin = at;
  while (at < text.size() && text[at] >= '0' && text[at] <= '9') ++at;
  if (at == begin || (is_below_one && at != begin + 1)) return false;
  if (at == text.size()) return !is_below_one || begin == 0;  // -0 is 0
  if (text[at] != '.') return false;
  const std::size_t point = at++;
  while (at < text.size() && text[at] >= '0' && text[at] <= '9') ++at;
  return at == text.size() && at > point + 1 && text.back() != '0';
}

/// Turns a stored number, `text` from `begin` on, into the text of what it means; what is no number
/// stays as it is, without white space around.
void rewrite_number(std::string& text, std::size_t begin, NumberMeaning meaning, bool since_1904);

/// Turns a stored day, `2025-12-31T08:30:00`, into `2025-12-31 08:30:00`; midnight is left out.
void rewrite_iso_date(std::string& text, std::size_t begin);

}  // namespace assess
