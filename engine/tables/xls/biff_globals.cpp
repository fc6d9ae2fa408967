#include "tables/xls/biff_globals.hpp"

#include <algorithm>
#include <map>

#include "tables/bytes/byte_cursor.hpp"
#include "tables/table/diagnostics.hpp"
#include "tables/xls/biff_records.hpp"
#include "tables/xls/biff_text.hpp"

namespace assess {

namespace {

/// The records in the order of the file; formats of cells name formats that may come later.
struct Reading {
  BiffGlobals globals;
  std::map<unsigned, NumberMeaning> formats;
  std::vector<unsigned> format_of_cell;
  bool encrypted = false;
};

bool take_sheet(Reading& reading, std::string_view body) {
  ByteCursor cursor(body);
  const std::uint32_t begin = cursor.u32();
  const std::uint8_t state = cursor.u8(), kind = cursor.u8();
  std::string name;
  if (!cursor.good() || !BiffTextReader({cursor.left()}).read(1, name)) return false;
  if (kind != 0) return true;  // a chart or macros
  reading.globals.sheets.push_back({std::move(name), (state & 3) != 0});
  reading.globals.begins.push_back(begin);
  return true;
}

bool take_format(Reading& reading, std::string_view body) {
  ByteCursor cursor(body);
  const unsigned id = cursor.u16();
  std::string code;
  if (!cursor.good() || !BiffTextReader({cursor.left()}).read(2, code)) return false;
  reading.formats[id] = meaning_of_format(code);
  return true;
}

bool take_cell_format(Reading& reading, std::string_view body) {
  ByteCursor cursor(body);
  cursor.skip(2);  // font
  reading.format_of_cell.push_back(cursor.u16());
  return cursor.good();
}

/// However many texts are promised: as many as there are bytes for.
bool take_texts(Reading& reading, std::vector<std::string_view> bodies) {
  ByteCursor counts(bodies.front());
  counts.skip(4);  // how often they are used
  const std::uint32_t count = counts.u32();
  if (!counts.good()) return false;
  bodies.front() = counts.left();
  BiffTextReader reader(std::move(bodies));
  for (std::uint32_t i = 0; i < count; ++i) {
    if (!reader.read(2, reading.globals.texts.open())) return false;
    reading.globals.texts.close();
  }
  return true;
}

bool take(Reading& reading, const BiffRecord& record, BiffRecords& records) {
  switch (record.kind) {
    case BiffKind::sheet:
      return take_sheet(reading, record.body);
    case BiffKind::format:
      return take_format(reading, record.body);
    case BiffKind::cell_format:
      return take_cell_format(reading, record.body);
    case BiffKind::shared_texts:
      return take_texts(reading, records.with_more(record.body));
    case BiffKind::book_link:
      reading.globals.links.add_book(record.body);
      return true;
    case BiffKind::sheet_links:
      reading.globals.links.add_sheets(records.with_more(record.body));
      return true;
    case BiffKind::date_mode:
      reading.globals.since_1904 = ByteCursor(record.body).u16() == 1;
      return true;
    case BiffKind::file_pass:
      reading.encrypted = true;
      return true;
    default:
      return true;
  }
}

void settle_formats(Reading& reading) {
  for (const unsigned id : reading.format_of_cell) {
    const auto own = reading.formats.find(id);
    reading.globals.meanings.push_back(own == reading.formats.end() ? meaning_of_builtin_format(id)
                                                                    : own->second);
  }
}

/// Up to the end of what the sheets share; false, if it is cut short.
bool read_records(Reading& reading, BiffRecords& records) {
  for (BiffRecord record; !reading.encrypted && records.next(record);) {
    if (!take(reading, record, records)) return false;
    if (record.kind == BiffKind::end) return true;
  }
  return false;
}

/// Whether the stream begins as one of Excel 97 or later does; what not is complained of.
bool begins_well(BiffRecords& records, const Place& place, Diagnostics& notes) {
  BiffRecord first;
  const bool found = records.next(first) && (static_cast<unsigned>(first.kind) & 0xFF) == 0x09;
  const unsigned version = found ? ByteCursor(first.body).u16() : 0;
  if (found && first.kind == BiffKind::begin && version == 0x0600) return true;
  if (found)
    notes.add(
        table_complaint("old-xls"), place,
        {version == 0x0500 ? "Excel 5.0/95" : both("Excel 4.0 or older", "Excel 4.0 或更早版本")});
  else
    notes.add(table_complaint("broken-xls"), place,
              {both("the workbook has no begin", "工作簿没有开头")});
  return false;
}

}  // namespace

std::optional<BiffGlobals> read_biff_globals(std::string_view stream, const std::string& file,
                                             Diagnostics& notes) {
  const Place place{.file = file, .cell = {}, .excerpt = {}};
  BiffRecords records(stream, 0);
  if (!begins_well(records, place, notes)) return {};
  Reading reading;
  const bool whole = read_records(reading, records);
  if (reading.encrypted) return notes.add(table_complaint("encrypted-file"), place), std::nullopt;
  if (!whole)
    notes.add(table_complaint("broken-xls"), place,
              {both("what its sheets share is cut short", "各表共用的部分不完整")});
  else if (reading.globals.sheets.empty())
    notes.add(table_complaint("not-a-workbook"), place,
              {both("a file without sheets", "没有工作表的文件")});
  if (!whole || reading.globals.sheets.empty()) return {};
  settle_formats(reading);
  return std::move(reading.globals);
}

}  // namespace assess
