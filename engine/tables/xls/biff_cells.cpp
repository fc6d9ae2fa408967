#include "tables/xls/biff_cells.hpp"

#include <bit>

#include "tables/bytes/byte_cursor.hpp"
#include "tables/xls/biff_text.hpp"

namespace assess {

namespace {

using Kind = BiffCell::Kind;

BiffCell read_head(ByteCursor& cursor) {
  BiffCell cell;
  cell.row = cursor.u16();
  cell.column = cursor.u16();
  cell.format = cursor.u16();
  return cell;
}

/// A number in four bytes: 30 bits of a whole number, or the upper ones of a double; or a hundredth
/// of it ([MS-XLS] 2.5.217, RkNumber).
double short_number(std::uint32_t bits) {
  const double value = (bits & 2) != 0 ? static_cast<std::int32_t>(bits) >> 2
                                       : std::bit_cast<double>(std::uint64_t{bits & ~3u} << 32);
  return (bits & 1) != 0 ? value / 100 : value;
}

std::uint64_t bits_of(double number) {
  return std::bit_cast<std::uint64_t>(number);
}

}  // namespace

bool BiffCellReader::take_number(std::string_view body) {
  ByteCursor cursor(body);
  BiffCell cell = read_head(cursor);
  cell.value = cursor.u64();
  sheet_.cells.push_back(cell);
  return cursor.good();
}

bool BiffCellReader::take_short_number(std::string_view body) {
  ByteCursor cursor(body);
  BiffCell cell = read_head(cursor);
  cell.value = bits_of(short_number(cursor.u32()));
  sheet_.cells.push_back(cell);
  return cursor.good();
}

/// Several side by side: row, first column, {format, number}..., last column.
bool BiffCellReader::take_numbers(std::string_view body) {
  ByteCursor cursor(body);
  BiffCell cell;
  cell.row = cursor.u16();
  cell.column = cursor.u16();
  while (cursor.left().size() >= 6 && cell.column < 0xFFFF) {
    cell.format = cursor.u16();
    cell.value = bits_of(short_number(cursor.u32()));
    sheet_.cells.push_back(cell);
    ++cell.column;
  }
  return cursor.u16() + 1 == cell.column && cursor.good();
}

/// The text that was written last; empty ones are left out, as any cell without text.
void BiffCellReader::add_text(BiffCell cell) {
  cell.kind = Kind::text;
  cell.value = sheet_.texts.close();
  if (!sheet_.texts[cell.value].empty()) sheet_.cells.push_back(cell);
}

bool BiffCellReader::take_label(std::string_view body, BiffRecords& records) {
  ByteCursor cursor(body);
  const BiffCell cell = read_head(cursor);
  BiffTextReader reader(records.with_more(cursor.left()));
  if (!cursor.good() || !reader.read(2, sheet_.texts.open())) return false;
  add_text(cell);
  return true;
}

bool BiffCellReader::take_shared_label(std::string_view body) {
  ByteCursor cursor(body);
  BiffCell cell = read_head(cursor);
  cell.kind = Kind::shared_text;
  cell.value = cursor.u32();
  sheet_.cells.push_back(cell);
  return cursor.good();
}

bool BiffCellReader::take_truth(std::string_view body) {
  ByteCursor cursor(body);
  BiffCell cell = read_head(cursor);
  cell.value = cursor.u8();
  cell.kind = cursor.u8() == 0 ? Kind::truth : Kind::error;
  sheet_.cells.push_back(cell);
  return cursor.good();
}

/// What the formula gave when the file was saved: a number, or in the NaN that ends in FFFF a kind
/// and a value.
bool BiffCellReader::take_formula(std::string_view body) {
  ByteCursor cursor(body);
  BiffCell cell = read_head(cursor);
  const std::uint64_t result = cursor.u64();
  cell.value = result;
  waiting_.reset();
  const bool is_whole = cursor.good();
  cursor.skip(6);  // flags and a cache
  note_source(cell, read_biff_formula(cursor.bytes(cursor.u16()), links_));
  if (result >> 48 == 0xFFFF) {
    const unsigned kind = result & 0xFF;
    cell.value = result >> 16 & 0xFF;
    if (kind == 0) waiting_ = cell;               // a text, in a record behind this one
    if (kind != 1 && kind != 2) return is_whole;  // 3: an empty text
    cell.kind = kind == 1 ? Kind::truth : Kind::error;
  }
  sheet_.cells.push_back(cell);
  return is_whole;
}

void BiffCellReader::note_source(const BiffCell& cell, const BiffFormula& formula) {
  if (formula.names_other_file ||
      (formula.shared_with && arrays_of_other_files_.contains(*formula.shared_with)))
    sheet_.of_other_files.add(cell.row + 1u, cell.column);
}

/// Comes behind the first cell of its area; the cells say with which one they share it.
bool BiffCellReader::take_array(std::string_view body) {
  ByteCursor cursor(body);
  BiffCell cell;
  cell.row = cursor.u16();
  cursor.skip(2);
  cell.column = cursor.u8();
  cursor.skip(7);  // last column, flags, a cache
  const BiffFormula formula = read_biff_formula(cursor.bytes(cursor.u16()), links_);
  if (formula.names_other_file) arrays_of_other_files_.insert({cell.row, cell.column});
  note_source(cell, formula);
  return cursor.good();
}

bool BiffCellReader::take_formula_text(std::string_view body, BiffRecords& records) {
  BiffTextReader reader(records.with_more(body));
  if (!reader.read(2, sheet_.texts.open())) return false;
  if (waiting_) add_text(*waiting_);
  waiting_.reset();
  return true;
}

bool BiffCellReader::take_row(std::string_view body) {
  ByteCursor cursor(body);
  const std::size_t row = cursor.u16();
  cursor.skip(10);  // first and last column, height, reserved
  if ((cursor.u16() & 0x20) == 0) return cursor.good();
  if (row >= sheet_.hidden_rows.size()) sheet_.hidden_rows.resize(row + 1);
  sheet_.hidden_rows[row] = true;
  return cursor.good();
}

bool BiffCellReader::take(const BiffRecord& record, BiffRecords& records) {
  switch (record.kind) {
    case BiffKind::number:
      return take_number(record.body);
    case BiffKind::short_number:
      return take_short_number(record.body);
    case BiffKind::numbers:
      return take_numbers(record.body);
    case BiffKind::label:
    case BiffKind::rich_label:
      return take_label(record.body, records);
    case BiffKind::shared_label:
      return take_shared_label(record.body);
    case BiffKind::truth:
      return take_truth(record.body);
    case BiffKind::formula:
      return take_formula(record.body);
    case BiffKind::array:
      return take_array(record.body);
    case BiffKind::formula_text:
      return take_formula_text(record.body, records);
    case BiffKind::row:
      return take_row(record.body);
    default:
      return true;
  }
}

}  // namespace assess
