#include "report/csv_sheet.hpp"

#include "report/csv_rows.hpp"
#include "report/published.hpp"
#include "report/wording.hpp"

namespace assess {

void append_csv_sheet(std::string& out, const Sheet& sheet, Language language) {
  RowText text;
  std::string number;
  for (const SheetColumn& column : sheet.columns) {
    if (&column != sheet.columns.data()) text.append(",");
    append_csv_text(text, column.key);
  }
  text.append("\n");
  for (std::size_t row = 0; row < sheet.rows; ++row) {
    for (const SheetColumn& column : sheet.columns) {
      if (&column != sheet.columns.data()) text.append(",");
      const Cell cell = column.cell(row);
      number.clear();
      if (const auto* n = std::get_if<Number>(&cell))
        append_number(number, *n), text.append(number);
      if (const auto* words = std::get_if<std::string_view>(&cell)) append_csv_text(text, *words);
      if (const auto* state = std::get_if<State>(&cell)) text.append(state_word(*state, language));
    }
    text.append("\n");
  }
  out += text.view();
}

}  // namespace assess
