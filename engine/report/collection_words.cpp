#include "report/collection_words.hpp"

#include <fmt/format.h>

#include <array>

#include "base/date.hpp"
#include "base/text.hpp"

namespace assess {

namespace {

constexpr std::array<std::string_view, 5> spellings{"无", "不适用", "nil", "none", "n/a"};

constexpr std::size_t most_listed = 12;  ///< choices that a sentence names; the drop-down has all

std::string number_text(double number, bool percent) {
  return percent ? fmt::format("{:.10g}%", number * 100) : fmt::format("{}", number);
}

std::string range_text(const ColumnType& type, bool zh) {
  const bool percent = type.type == Type::percent;
  if (type.low && type.high)
    return number_text(*type.low, percent) + (zh ? " 至 " : " to ") +
           number_text(*type.high, percent);
  if (type.low) return (zh ? "不小于 " : "at least ") + number_text(*type.low, percent);
  if (type.high) return (zh ? "不大于 " : "at most ") + number_text(*type.high, percent);
  return "";
}

std::string choices_text(const std::vector<std::string>& choices, bool zh) {
  const std::size_t listed = std::min(choices.size(), most_listed);
  std::string text = joined(std::span(choices).first(listed), zh ? "、" : ", ");
  if (listed < choices.size()) text += zh ? "等" : " …";
  return (zh ? "从中选择：" : "one of: ") + text;
}

std::string with_range(std::string text, const ColumnType& type, bool zh) {
  const std::string range = range_text(type, zh);
  return range.empty() ? text : text + (zh ? "，" : ", ") + range;
}

/// What a cell can hold in place of a number or day.
bool takes_states(const CollectionColumn& column) {
  return column.choices.empty() && column.type.type != Type::text;
}

}  // namespace

std::span<const std::string_view> state_spellings() {
  return spellings;
}

std::string expected_text(const CollectionColumn& column, Language language) {
  const bool zh = language == Language::zh;
  if (column.names_unit) return zh ? "单位，与名册写法一致" : "the unit, spelled as in the roster";
  if (!column.choices.empty()) return choices_text(column.choices, zh);
  switch (column.type.type) {
    case Type::number:
      return with_range(zh ? "数字" : "number", column.type, zh);
    case Type::percent:
      return with_range(zh ? "百分比，如 98.5%" : "percentage, such as 98.5%", column.type, zh);
    case Type::date:
      return zh ? "日期，如 2025-03-31" : "day, such as 2025-03-31";
    default:
      return zh ? "文本" : "text";
  }
}

std::string prompt_text(const CollectionColumn& column, Language language) {
  const bool zh = language == Language::zh;
  std::string text =
      column.required ? (zh ? "必填：" : "Required: ") : (zh ? "可不填：" : "Optional: ");
  text += expected_text(column, language) + (zh ? "。" : ".");
  if (takes_states(column))
    text += zh ? "没有的填“无”，不适用的填“不适用”。"
               : " Write none if there is none, n/a if it does not apply.";
  return text;
}

std::string refusal_text(const CollectionColumn& column, Language language) {
  const bool zh = language == Language::zh;
  const bool chosen = !column.choices.empty() && !column.names_unit;
  std::string text = chosen ? (zh ? "请" : "Choose ") : (zh ? "此处应填" : "Expected here: ");
  text += expected_text(column, language);
  if (takes_states(column)) text += zh ? "；或填“无”、“不适用”" : "; or none, or n/a";
  return text + (zh ? "。" : ".");
}

DayRange likely_days(int year) {
  constexpr int first_of_spreadsheets = 1901, last_of_all = 9999;
  const int from = std::clamp(year - 50, first_of_spreadsheets, last_of_all);
  const int to = std::clamp(year + 10, from, last_of_all);
  return {day_number(from, 1, 1).value_or(0), day_number(to, 12, 31).value_or(0)};
}

}  // namespace assess
