#include "tables/sheets/sheet_table.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "tables/sheets/sheet_rows_buffer.hpp"
#include "tables/table/diagnostics.hpp"
#include "tables/table/limits.hpp"

namespace assess {

namespace {

bool is_blank(const SheetRow& row) {
  return std::ranges::all_of(row.cells,
                             [](const SheetCell& cell) { return trimmed(cell.text).empty(); });
}

/// The first rows of a sheet that are not blank, and their numbers.
struct FirstRows {
  std::vector<std::vector<std::string>> cells;
  std::vector<std::uint32_t> numbers;
};

FirstRows first_rows(SheetRows& rows, Diagnostics& notes) {
  FirstRows first;
  for (SheetRow row; first.cells.size() < header_search && rows.next(row, notes);) {
    if (is_blank(row)) continue;
    std::vector<std::string> cells;
    for (const SheetCell& cell : row.cells) {
      cells.resize(cell.column);
      cells.emplace_back(cell.text);
    }
    first.cells.push_back(std::move(cells));
    first.numbers.push_back(row.number);
  }
  return first;
}

/// Rows without cells between others.
struct Gaps {
  std::uint64_t count = 0, first = 0;

  void add(std::uint32_t row, std::uint32_t last) {
    if (row <= last + 1) return;
    if (count == 0) first = last + 1;
    count += row - last - 1;
  }
};

}  // namespace

std::unique_ptr<SheetTable> SheetTable::open(std::shared_ptr<Workbook> book, std::size_t sheet,
                                             TableOrigin about, const KnownName& known,
                                             Diagnostics& notes) {
  std::unique_ptr<SheetTable> table(new SheetTable(std::move(book), sheet, std::move(about)));
  return table->find_header(known, notes) ? std::move(table) : nullptr;
}

bool SheetTable::find_header(const KnownName& known, Diagnostics& notes) {
  const std::size_t errors = notes.errors();
  const auto rows = book_->rows(sheet_, notes);
  if (!rows) return false;
  const FirstRows first = first_rows(*rows, notes);
  if (notes.errors() > errors) return false;
  if (first.cells.empty()) {
    notes.add(table_complaint("empty-sheet"), place_at(0, 0));
    return false;
  }
  const HeaderRows header = find_header_rows(first.cells, known);
  header_row_ = first.numbers[header.first];
  last_header_row_ = first.numbers[header.first + header.count - 1];
  const auto& lowest = first.cells[header.first + header.count - 1];
  for (std::size_t f = 0; f < header.names.size(); ++f)
    name_rows_.push_back(f < lowest.size() && !trimmed(lowest[f]).empty() ? last_header_row_
                                                                          : header_row_);
  const auto place_of = [&](std::size_t field) { return place_at(header_row_, field); };
  if (!take_names(header.names, place_of, columns_, notes)) return false;
  if (header.count > 1)
    notes.add(table_complaint("two-row-header"), place_at(header_row_, 0),
              {std::to_string(header_row_), std::to_string(last_header_row_)});
  if (header.first > 0)
    notes.add(table_complaint("title-rows"), place_at(header_row_, 0),
              {std::to_string(header_row_), std::to_string(header.first)});
  return true;
}

Place SheetTable::place_at(std::uint32_t row, std::size_t field) const {
  return cell_place(origin_.file, origin_.sheet, row, static_cast<std::uint32_t>(field));
}

Place SheetTable::header_place(std::size_t column) const {
  if (column >= columns_.names.size()) return place_at(header_row_, 0);
  const std::size_t field = columns_.field_of_name[column];
  return place_at(name_rows_[field], field);
}

Place SheetTable::place(RowId row, std::size_t column) const {
  const std::size_t field = column < columns_.names.size() ? columns_.field_of_name[column] : 0;
  return place_at(static_cast<std::uint32_t>(row), field);
}

bool SheetTable::check_unnamed(const SheetRow& row, std::vector<bool>& filled,
                               Diagnostics& notes) const {
  for (const SheetCell& cell : row.cells) {
    const bool named = cell.column < filled.size() && filled[cell.column];
    if (named || trimmed(cell.text).empty()) continue;
    notes.add(table_complaint("unnamed-column"), place_at(row.number, cell.column),
              {std::to_string(cell.column + 1)});
    return false;
  }
  return true;
}

void SheetTable::read(std::span<const std::size_t> columns, unsigned, const BatchSink& sink,
                      Diagnostics& notes) {
  std::vector<std::size_t> fields;
  for (const std::size_t column : columns) fields.push_back(columns_.field_of_name[column]);
  std::vector<bool> named;
  for (const std::size_t field : columns_.field_of_name) {
    named.resize(std::max(named.size(), field + 1));
    named[field] = true;
  }
  const auto rows = book_->rows(sheet_, notes);
  if (!rows) return;
  SheetRowsBuffer buffer(fields);
  Gaps gaps;
  std::uint32_t last = last_header_row_;
  const std::size_t errors = notes.errors();
  for (SheetRow row; rows->next(row, notes);) {
    if (row.number <= last_header_row_ || is_blank(row)) continue;
    if (!check_unnamed(row, named, notes)) return;
    gaps.add(row.number, last);
    last = row.number;
    buffer.add(row);
    ++origin_.rows;
    if (buffer.is_full()) buffer.flush(sink);
  }
  if (notes.errors() > errors) return;
  buffer.flush(sink);
  if (gaps.count > 0)
    notes.add(table_complaint("blank-rows"), place_at(0, 0),
              {std::to_string(gaps.count), std::to_string(gaps.first)});
}

}  // namespace assess
