#include "report/workbook_reading.hpp"

#include <minizip/unzip.h>

#include <array>

#include "support/temporary_file.hpp"
#include "tables/table/input.hpp"
#include "tables/xlsx/xlsx.hpp"

namespace assess {

std::string stored_part(std::string_view workbook, const std::string& name) {
  const TemporaryFile file(workbook, ".xlsx");
  std::string text;
  const unzFile zip = unzOpen(file.path().c_str());
  if (!zip) return text;
  if (unzLocateFile(zip, name.c_str(), 1) == UNZ_OK && unzOpenCurrentFile(zip) == UNZ_OK) {
    std::array<char, 4096> buffer{};
    int got = 0;
    while ((got = unzReadCurrentFile(zip, buffer.data(), buffer.size())) > 0)
      text.append(buffer.data(), static_cast<std::size_t>(got));
    unzCloseCurrentFile(zip);
  }
  unzClose(zip);
  return text;
}

std::vector<std::string> rows_read(std::string_view workbook, std::string_view sheet) {
  const TemporaryFile file(workbook, ".xlsx");
  Diagnostics notes;
  std::vector<std::string> rows;
  const auto book = open_xlsx(Zip::open(Input::open(file.path(), notes), notes), notes);
  for (std::size_t s = 0; book && s < book->sheets().size(); ++s) {
    if (book->sheets()[s].name != sheet) continue;
    const auto cells = book->rows(s, notes);
    SheetRow row;
    while (cells && cells->next(row, notes)) {
      std::string text;
      for (const SheetCell& cell : row.cells)
        text += (text.empty() ? "" : "|") + std::string(cell.text);
      rows.push_back(text);
    }
  }
  for (const Diagnostic& note : notes.list())
    rows.push_back("complaint: " + std::string(note.kind->code));
  return rows;
}

}  // namespace assess
