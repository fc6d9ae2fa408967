#pragma once

#include <string_view>

#include "report/row_text.hpp"

namespace assess {

inline constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

/// What becomes of a text that a spreadsheet would take for a formula. Numbers are never touched.
enum class Formulas : unsigned char {
  quoted,   ///< unchanged between quotes: a program reads what the evidence says
  defused,  ///< an apostrophe before it: a spreadsheet shows it as text
};

/// Begins with = + - @, their full-width forms, a tab, CR, LF or NUL, and is no number.
bool looks_like_formula(std::string_view text);

/// RFC 4180: quoted where needed, quotes doubled. A blank at an edge is quoted too, because some
/// readers drop it.
void append_csv_text(RowText& out, std::string_view text, Formulas formulas);

}  // namespace assess
