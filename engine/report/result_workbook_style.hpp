#pragma once

#include <string>

#include "report/result_workbook_layout.hpp"
#include "report/sheet.hpp"

namespace assess {

struct ResultColors {
  static constexpr SheetColor dark = 0x1F4E79, pale = 0xDDEBF7, grey = 0x7F7F7F, white = 0xFFFFFF,
                              yellow = 0xFFF2CC, bar = 0x9DC3E6, light = 0xF2F2F2, green = 0x2E7D32,
                              red = 0xC00000, pink = 0xFCE4D6;
};

namespace style {

inline CellFormat title() {
  return {.bold = true, .size = 16, .font = ResultColors::dark};
}
inline CellFormat note() {
  return {.font = ResultColors::grey};
}
inline CellFormat wrapped_note() {
  return {.wrap = true, .top = true, .font = ResultColors::grey};
}
inline CellFormat header() {
  return {.bold = true,
          .wrap = true,
          .border = true,
          .center = true,
          .font = ResultColors::white,
          .fill = ResultColors::dark};
}
inline CellFormat trial_header() {
  CellFormat format = header();
  format.font = ResultColors::dark;
  format.fill = ResultColors::yellow;
  return format;
}
inline CellFormat cell(std::string number = {}) {
  return {.border = true, .number = std::move(number)};
}
inline CellFormat strong(std::string number = {}) {
  return {.bold = true, .border = true, .number = std::move(number)};
}
inline CellFormat centered(CellFormat format) {
  format.center = true;
  return format;
}
inline CellFormat state() {
  return {.italic = true, .border = true, .font = ResultColors::grey};
}
inline CellFormat entry(std::string number = {}) {
  return {
      .unlocked = true, .border = true, .fill = ResultColors::yellow, .number = std::move(number)};
}
inline CellFormat helper(std::string number = {}) {
  return {.border = true,
          .font = ResultColors::grey,
          .fill = ResultColors::light,
          .number = std::move(number)};
}

/// "0.00"; "General" where a number has as many places as it has.
std::string number(int decimals);

}  // namespace style

/// A cell of a sheet of the result, and how it looks.
struct StyledCell {
  CellValue value;
  CellFormat format;
};
StyledCell styled(const Cell& cell, Language language);

/// The number, or an empty cell.
CellValue number_if(bool is_there, double number);

/// A table of the result with its header, below the rows that stand there; returns its last row.
std::uint32_t write_table(SheetWriter& writer, const Sheet& sheet, Language language,
                          std::uint32_t first_row);

/// How wide a text is, a Chinese character counting two.
double text_width(std::string_view text);

}  // namespace assess
