#include "tables/cells/stored_value.hpp"

#include <charconv>
#include <cmath>
#include <optional>

#include "base/text.hpp"

namespace assess {

namespace {

/// from_chars also takes nan and inf, which are no numbers of a sheet.
std::optional<double> parse_number_of_sheet(std::string_view text) {
  if (text.find_first_not_of("0123456789.eE+-") != std::string_view::npos) return {};
  double value = 0;
  const auto end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, value);
  if (error != std::errc() || stop != end) return {};
  return value == 0 ? 0 : value;  // -0 is 0
}

}  // namespace

void rewrite_number(std::string& text, std::size_t begin, NumberMeaning meaning, bool since_1904) {
  const std::string_view raw = trimmed(std::string_view(text).substr(begin));
  const auto value = parse_number_of_sheet(raw);
  const std::string written =
      value ? text_of_number(*value, meaning, since_1904) : std::string(raw);
  text.resize(begin);
  text += written;
}

void rewrite_iso_date(std::string& text, std::size_t begin) {
  if (text.ends_with('Z') && text.size() > begin) text.pop_back();
  const std::size_t mark = text.find('T', begin);
  if (mark == std::string::npos || mark == begin) return;
  text[mark] = ' ';
  const std::size_t point = text.find('.', mark);
  if (point != std::string::npos && text.find_first_not_of('0', point + 1) == std::string::npos)
    text.resize(point);
  const std::string_view time = std::string_view(text).substr(mark + 1);
  if (time == "00:00:00" || time == "00:00") text.resize(mark);
}

}  // namespace assess
