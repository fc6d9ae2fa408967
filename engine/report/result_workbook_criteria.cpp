#include <algorithm>

#include "report/published.hpp"
#include "report/result_workbook_sheets.hpp"
#include "report/result_workbook_style.hpp"
#include "report/result_workbook_words.hpp"

namespace assess {

namespace {

namespace words = workbook_words;

constexpr std::uint32_t header_row = 2;

std::uint32_t column_of(const Sheet& sheet, std::string_view key) {
  const auto found = std::ranges::find(sheet.columns, key, &SheetColumn::key);
  return static_cast<std::uint32_t>(found - sheet.columns.begin());
}

}  // namespace

void write_criteria(SheetWriter& writer, const ResultBook& book) {
  const Sheet sheet = criteria_sheet(book.assessment, book.language);
  write_heading(writer, book, words::criteria);
  const std::uint32_t last = write_table(writer, sheet, book.language, header_row);
  const std::uint32_t rate = column_of(sheet, "rate");
  writer.data_bar({header_row + 1, rate, last, rate}, {ResultColors::bar, 0, 1});
  writer.print(pages(book, header_row, 1));
}

}  // namespace assess
