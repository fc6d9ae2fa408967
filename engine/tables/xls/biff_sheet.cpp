#include "tables/xls/biff_sheet.hpp"

#include <algorithm>
#include <tuple>

#include "tables/bytes/byte_cursor.hpp"
#include "tables/table/diagnostics.hpp"
#include "tables/xls/biff_cells.hpp"

namespace assess {

namespace {

constexpr std::uint16_t most_columns_of_xls = 256;

bool is_before(const BiffCell& a, const BiffCell& b) {
  return std::tie(a.row, a.column) < std::tie(b.row, b.column);
}

bool same_place(const BiffCell& a, const BiffCell& b) {
  return std::tie(a.row, a.column) == std::tie(b.row, b.column);
}

/// Reads up to the end of the sheet; charts inside it are passed over. Null, or what is wrong.
const Message* read_records(BiffRecords records, const BiffLinks& links, BiffSheet& sheet) {
  static constexpr Message no_begin{"the sheet has no begin", "工作表没有开头"};
  static constexpr Message cut{"the sheet is cut short", "工作表不完整"};
  static constexpr Message short_record{"a cell is cut short", "单元格不完整"};
  BiffRecord record;
  if (!records.next(record) || record.kind != BiffKind::begin) return &no_begin;
  BiffCellReader reader(links, sheet);
  int depth = 1;
  while (depth > 0) {
    if (!records.next(record)) return &cut;
    if (record.kind == BiffKind::begin) ++depth;
    if (record.kind == BiffKind::end) --depth;
    if (depth == 1 && !reader.take(record, records)) return &short_record;
  }
  return nullptr;
}

/// Null, or what is wrong with a cell.
const Message* fault_of(const BiffCell& cell, const BiffGlobals& globals) {
  static constexpr Message column{"a sheet of XLS ends at column IV", "XLS 工作表止于 IV 列"};
  static constexpr Message text{"its text is not in the workbook", "工作簿中没有此单元格的文字"};
  static constexpr Message format{"its format is not in the workbook",
                                  "工作簿中没有此单元格的格式"};
  if (cell.column >= most_columns_of_xls) return &column;
  if (cell.kind == BiffCell::Kind::shared_text && cell.value >= globals.texts.size()) return &text;
  // small writers give no formats at all
  const bool known = globals.meanings.empty() || cell.format < globals.meanings.size();
  return known ? nullptr : &format;
}

}  // namespace

std::optional<BiffSheet> read_biff_sheet(std::string_view stream, const BiffGlobals& globals,
                                         std::size_t sheet, const std::string& file,
                                         Diagnostics& notes) {
  const std::string& name = globals.sheets[sheet].name;
  BiffSheet read;
  if (const Message* fault = read_records({stream, globals.begins[sheet]}, globals.links, read)) {
    notes.add(table_complaint("broken-xls"), cell_place(file, name, 0, 0),
              {both(fault->en, fault->zh)});
    return {};
  }
  auto& cells = read.cells;
  if (!std::ranges::is_sorted(cells, is_before)) std::ranges::stable_sort(cells, is_before);
  const auto refuse = [&](const BiffCell& cell, const Message& why) {
    notes.add(table_complaint("broken-cell"), cell_place(file, name, cell.row + 1u, cell.column),
              {both(why.en, why.zh)});
    return std::nullopt;
  };
  if (const auto twice = std::ranges::adjacent_find(cells, same_place); twice != cells.end())
    return refuse(*twice, {"it stands in the file twice", "文件中有两个此单元格"});
  for (const BiffCell& cell : cells)
    if (const Message* why = fault_of(cell, globals)) return refuse(cell, *why);
  return read;
}

}  // namespace assess
