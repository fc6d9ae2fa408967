#include "tables/ods/text.hpp"

#include <algorithm>
#include <charconv>

#include "tables/sheets/cell_reference.hpp"
#include "tables/table/limits.hpp"

namespace assess {

namespace {

bool breaks_line(char c) {
  return c == '\t' || c == '\n' || c == '\r';
}

}  // namespace

void OdsText::open_paragraph(std::string& to) {
  if (had_paragraph_) to.push_back('\n');
  in_paragraph_ = had_paragraph_ = true;
  has_text_ = owes_space_ = false;
}

void OdsText::flush_space(std::string& to) {
  if (owes_space_ && has_text_) to.push_back(' ');
  owes_space_ = false;
  has_text_ = true;
}

void OdsText::add(std::string& to, std::string_view piece) {
  for (const char c : piece) {
    if (breaks_line(c)) owes_space_ = true;
    if (breaks_line(c) || (c == ' ' && owes_space_)) continue;
    flush_space(to);
    to.push_back(c);
  }
}

void OdsText::add_element(std::string& to, std::string_view name, const XmlAttributes& attributes) {
  const bool is_space = name == "s", is_tab = name == "tab", is_break = name == "line-break";
  if (!is_space && !is_tab && !is_break) return;
  flush_space(to);
  const auto count = parse_index(attributes.text("c"), longest_cell).value_or(1);
  to.append(is_space ? count : 1, is_space ? ' ' : is_tab ? '\t' : '\n');
}

bool parse_duration(std::string_view text, double& days) {
  const bool is_negative = text.starts_with('-');
  if (is_negative) text.remove_prefix(1);
  if (!text.starts_with("PT") || text.size() == 2) return false;
  text.remove_prefix(2);
  double seconds = 0;
  while (!text.empty()) {
    double number = 0;
    const char* const end = text.data() + text.size();
    const auto [stop, error] = std::from_chars(text.data(), end, number, std::chars_format::fixed);
    if (error != std::errc() || stop == end) return false;
    const std::size_t unit = std::string_view("HMS").find(*stop);
    if (unit == std::string_view::npos) return false;
    seconds += number * (unit == 0 ? 3600 : unit == 1 ? 60 : 1);
    text.remove_prefix(static_cast<std::size_t>(stop - text.data()) + 1);
  }
  days = (is_negative ? -seconds : seconds) / 86'400;
  return true;
}

}  // namespace assess
