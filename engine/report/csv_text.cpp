#include "report/csv_text.hpp"

#include <algorithm>
#include <array>

#include "base/points.hpp"

namespace assess {

namespace {

constexpr std::array<std::string_view, 4> full_width{"＝", "＋", "－", "＠"};

bool is_letter_or_digit(char c) {
  return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

bool needs_quotes(char c) {
  return c == ',' || c == '"' || c == '\n' || c == '\r';
}

}  // namespace

bool looks_like_formula(std::string_view text) {
  constexpr std::string_view first{"=+-@\t\r\n\0", 8};
  if (text.empty() || is_letter_or_digit(text.front())) return false;  // mostly
  if (first.find(text.front()) == std::string_view::npos)
    return std::ranges::any_of(full_width, [&](auto sign) { return text.starts_with(sign); });
  return !parse_points(text).has_value();
}

void append_csv_text(RowText& out, std::string_view text, Formulas formulas) {
  const bool is_formula = looks_like_formula(text);
  const bool plain = !is_formula && std::ranges::none_of(text, needs_quotes) &&
                     !text.starts_with(' ') && !text.ends_with(' ');
  if (plain) return out.append(text);
  out.append(is_formula && formulas == Formulas::defused ? "\"'" : "\"");
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t quote = std::min(text.find('"', at), text.size());
    out.append(text.substr(at, quote - at));
    if (quote < text.size()) out.append("\"\"");
    at = quote + 1;
  }
  out.append("\"");
}

}  // namespace assess
