// How the text of a cell comes from its value or its paragraphs (OpenDocument 1.3 Part 3, 19.385).

#include <algorithm>
#include <array>

#include "tables/cells/stored_value.hpp"
#include "tables/ods/sheet.hpp"
#include "tables/table/diagnostics.hpp"
#include "tables/table/limits.hpp"

namespace assess {

namespace {

void write_number(std::string& text, std::size_t begin, NumberMeaning meaning) {
  if (meaning != NumberMeaning::plain || !is_shortest(std::string_view(text).substr(begin)))
    rewrite_number(text, begin, meaning, false);
}

void write_duration(std::string& text, std::size_t begin) {
  double days = 0;
  if (!parse_duration(std::string_view(text).substr(begin), days)) return;
  text.resize(begin);
  text += text_of_number(days, NumberMeaning::time, false);
}

void write_boolean(std::string& text, std::size_t begin) {
  for (char& c : std::span(text).subspan(begin))
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
}

/// A type of value: which attribute holds it, and how it becomes a text.
struct ValueType {
  std::string_view type, attribute;
  void (*write)(std::string& text, std::size_t begin);
};

constexpr std::array value_types{
    ValueType{"float", "value",
              [](std::string& text, std::size_t begin) {
                write_number(text, begin, NumberMeaning::plain);
              }},
    ValueType{"percentage", "value",
              [](std::string& text, std::size_t begin) {
                write_number(text, begin, NumberMeaning::percent);
              }},
    ValueType{"currency", "value",
              [](std::string& text, std::size_t begin) {
                write_number(text, begin, NumberMeaning::plain);
              }},
    ValueType{"date", "date-value", rewrite_iso_date},
    ValueType{"time", "time-value", write_duration},
    ValueType{"boolean", "boolean-value", write_boolean},
    ValueType{"string", "string-value", [](std::string&, std::size_t) {}}};

}  // namespace

bool OdsSheet::store_value(const XmlAttributes& attributes) {
  is_error_ = attributes.find_whole("calcext:value-type") == "error";
  if (is_error_) return false;  // its name is among the paragraphs
  const auto type = std::ranges::find(value_types, attributes.text("value-type"), &ValueType::type);
  if (type == value_types.end()) return false;
  const std::string_view value = attributes.text(type->attribute);
  if (value.empty()) return false;
  queue_.text() += value;
  type->write(queue_.text(), queue_.cell_begin());
  return true;
}

bool OdsSheet::open_cell(const XmlAttributes& attributes, bool is_covered) {
  cell_depth_ = depth_;
  column_ = next_column_;
  cell_times_ = repeats_of(attributes, "number-columns-repeated");
  next_column_ += cell_times_;
  queue_.open_cell();
  is_covered_ = is_covered;
  const auto formula = attributes.find("formula");
  has_formula_ = formula.has_value();
  if (formula && names_other_file(*formula))
    of_other_files_.add(static_cast<std::uint32_t>(row_), static_cast<std::uint32_t>(column_));
  is_error_ = false;
  has_value_ = !is_covered && store_value(attributes);
  is_string_ = attributes.text("value-type") == "string";
  paragraphs_.start();
  return true;
}

void OdsSheet::open_inside_cell(std::string_view name, const XmlAttributes& attributes) {
  const bool is_child = depth_ == cell_depth_ + 1;
  if (is_child && !is_covered_ && !has_value_ && (name == "p" || name == "h"))
    return paragraphs_.open_paragraph(queue_.text());
  constexpr std::array<std::string_view, 4> beside_the_text{"annotation", "note", "ruby-text",
                                                            "frame"};
  if (is_child || std::ranges::find(beside_the_text, name) != beside_the_text.end())
    skip_depth_ = depth_;  // comments, pictures; text that only shows the value
  else
    paragraphs_.add_element(queue_.text(), name, attributes);
}

/// `Err:502` as LibreOffice itself writes it into other formats.
void OdsSheet::name_error() {
  queue_.text().resize(queue_.cell_begin());
  queue_.text() += "#VALUE!";
}

bool OdsSheet::close_cell() {
  cell_depth_ = 0;
  constexpr std::string_view uncalculated = "#UNCALCULATED!";
  if (!is_covered_ && has_formula_ && !is_string_ && queue_.cell_text().empty())
    queue_.text() += uncalculated;
  if (is_error_ && queue_.cell_text().starts_with("Err:")) name_error();
  if (queue_.cell_text().empty()) return true;
  if (queue_.cell_text().size() > longest_cell || queue_.open_bytes() > longest_record)
    return complain(table_complaint("workbook-too-large"),
                    {both("the text of a cell or a row", "单元格或行的文字"), "16 MiB / 64 MiB"});
  if (next_column_ > most_sheet_columns)
    return complain(table_complaint("too-many-columns"), {std::to_string(most_sheet_columns)});
  if (!expand(cell_times_ - 1)) return false;
  queue_.add_cell(static_cast<std::uint32_t>(column_), static_cast<std::uint32_t>(cell_times_));
  return true;
}

}  // namespace assess
