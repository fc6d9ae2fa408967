#pragma once

#include <string>
#include <vector>

#include "tables/ods/ods.hpp"
#include "tables/xlsx/xlsx.hpp"
#include "zip_parts.hpp"

namespace assess {

/// All cells of all sheets of a workbook, as `Sheet!A1=text`; then its complaints and remarks, as
/// `code@place`.
using WorkbookReading = std::vector<std::string>;

inline void add_notes(WorkbookReading& reading, const Diagnostics& notes) {
  for (const Diagnostic& note : notes.list())
    reading.push_back(std::string(note.kind->code) +
                      (note.place.cell.empty() ? "" : "@" + note.place.cell));
}

inline WorkbookReading read_workbook(Workbook& book, Diagnostics& notes) {
  WorkbookReading reading;
  for (std::size_t s = 0; s < book.sheets().size(); ++s) {
    const SheetName& sheet = book.sheets()[s];
    const auto rows = book.rows(s, notes);
    SheetRow row;
    while (rows && rows->next(row, notes))
      for (const SheetCell& cell : row.cells)
        reading.push_back(sheet.name + "!" + cell_name(row.number, cell.column) + "=" +
                          std::string(cell.text));
  }
  add_notes(reading, notes);
  return reading;
}

/// open: `open_xlsx` or `open_ods`.
template <typename Open>
WorkbookReading read_with(Open open, const std::vector<PartToZip>& parts) {
  Diagnostics notes;
  const auto book = open(input_of(zip_of(parts)), notes);
  if (book) return read_workbook(*book, notes);
  WorkbookReading reading;
  add_notes(reading, notes);
  return reading;
}

}  // namespace assess
