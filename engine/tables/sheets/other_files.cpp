#include "tables/sheets/other_files.hpp"

#include "tables/sheets/workbook.hpp"
#include "tables/table/diagnostics.hpp"

namespace assess {

namespace {

/// Where the next `what` stands outside of "texts"; npos: nowhere.
std::size_t find_outside_texts(std::string_view formula, char what, std::size_t from) {
  bool in_text = false;
  for (std::size_t at = from; at < formula.size(); ++at) {
    if (formula[at] == '"') in_text = !in_text;
    if (!in_text && formula[at] == what) return at;
  }
  return std::string_view::npos;
}

}  // namespace

bool names_other_workbook(std::string_view formula) {
  constexpr auto none = std::string_view::npos;
  // behind the bracket stands the name of a sheet, up to `!`; behind that of a column never
  for (std::size_t at = 0; (at = find_outside_texts(formula, '[', at)) != none; ++at) {
    const std::size_t end = formula.find(']', at);
    if (end == none) return false;
    const std::size_t sheet_end = formula.find_first_of("![],()+*/&=<>;", end + 1);
    if (end > at + 1 && sheet_end != none && formula[sheet_end] == '!') return true;
  }
  return false;
}

bool names_other_file(std::string_view formula) {
  constexpr auto none = std::string_view::npos;
  for (std::size_t at = 0; (at = find_outside_texts(formula, '[', at)) != none; ++at) {
    const std::size_t end = formula.find("'#", at);
    if (formula.substr(at + 1).starts_with('\'') && end != none && end < formula.find(']', at))
      return true;
  }
  return false;
}

void CellsOfOtherFiles::add(std::uint32_t row, std::uint32_t column) {
  if (count_++ == 0) row_ = row, column_ = column;
}

void CellsOfOtherFiles::tell(const std::string& file, const std::string& sheet,
                             Diagnostics& notes) const {
  if (count_ > 0)
    notes.add(table_complaint("values-of-other-files"), cell_place(file, sheet, row_, column_),
              {std::to_string(count_)});
}

}  // namespace assess
