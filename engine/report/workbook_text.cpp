#include "report/workbook_text.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "base/utf8.hpp"

namespace assess {

namespace {

constexpr std::string_view replacement = "\xef\xbf\xbd";
constexpr std::string_view ellipsis = "…";

bool is_hex(char c) {
  return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'F') || (c >= 'a' && c <= 'f');
}

/// Spreadsheets read `_x0041_` as the character of that number.
bool is_escape(std::string_view text) {
  return text.size() >= 7 && text.starts_with("_x") && text[6] == '_' &&
         std::ranges::all_of(text.substr(2, 4), is_hex);
}

bool is_in_no_xml(std::int32_t code_point) {
  return code_point == 0xfffe || code_point == 0xffff;
}

std::size_t utf16_units(const Utf8Head& head) {
  return head.code_point > 0xffff ? 2 : 1;
}

/// Control characters are escaped by the library, but it ends a text at a NUL.
std::string_view safe(std::string_view character, const Utf8Head& head) {
  const bool bad = head.code_point <= 0 || is_in_no_xml(head.code_point);
  return bad ? replacement : character;
}

}  // namespace

std::string clipped(std::string_view text, std::size_t units) {
  std::size_t used = 0, end_if_cut = 0;
  for (std::size_t at = 0; at < text.size();) {
    const Utf8Head head = utf8_head(text.substr(at));
    used += utf16_units(head);
    if (used > units) return std::string(text.substr(0, end_if_cut)) + std::string(ellipsis);
    at += head.bytes;
    if (used < units) end_if_cut = at;  // leaves room for the ellipsis
  }
  return std::string(text);
}

std::string cell_text(std::string_view text) {
  std::string result;
  result.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const Utf8Head head = utf8_head(text.substr(at));
    if (is_escape(text.substr(at))) result += "_x005F";
    result += safe(text.substr(at, head.bytes), head);
    at += head.bytes;
  }
  return clipped(result, most_cell_units);
}

std::optional<Message> sheet_name_fault(std::string_view name) {
  if (name.empty()) return Message{"it is empty", "名称为空"};
  if (code_points(name).size() > most_sheet_name)
    return Message{"it has more than 31 characters", "超过31个字符"};
  if (name.find_first_of("[]:*?/\\") != std::string_view::npos)
    return Message{"it has one of [ ] : * ? / \\", "含有 [ ] : * ? / \\ 之一"};
  if (name.front() == '\'' || name.back() == '\'')
    return Message{"it begins or ends with '", "以 ' 开头或结尾"};
  if (name_key(name) == "history")
    return Message{"spreadsheets keep it for themselves", "是电子表格的保留名称"};
  return {};
}

std::string cell_reference(std::uint32_t row, std::uint32_t column, bool fixed) {
  std::string letters;
  for (std::uint32_t rest = column + 1; rest > 0; rest = (rest - 1) / 26)
    letters.insert(letters.begin(), static_cast<char>('A' + (rest - 1) % 26));
  const std::string sign = fixed ? "$" : "";
  return sign + letters + sign + std::to_string(row + 1);
}

std::string range_reference(std::string_view sheet, std::uint32_t column, std::uint32_t first,
                            std::uint32_t last) {
  std::string quoted;
  for (const char c : sheet) quoted += c == '\'' ? "''" : std::string(1, c);
  return "'" + quoted + "'!" + cell_reference(first, column, true) + ":" +
         cell_reference(last, column, true);
}

}  // namespace assess
