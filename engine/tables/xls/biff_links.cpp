#include "tables/xls/biff_links.hpp"

#include <array>
#include <string>

#include "tables/bytes/byte_cursor.hpp"

namespace assess {

namespace {

// in the place of the length of a file name
constexpr unsigned own_book = 0x0401, functions_of_add_ins = 0x3A01;

enum Token : unsigned {
  shared = 0x01,
  text = 0x17,
  attribute = 0x19,
  name_of_book = 0x39,
  cell_of_sheet = 0x3A,
  area_of_sheet = 0x3B,
  lost_cell_of_sheet = 0x3C,
  lost_area_of_sheet = 0x3D,
};
constexpr signed char unknown = -1;

/// Bytes behind each token; of texts and attributes those that all have.
constexpr std::array<signed char, 0x40> sizes = [] {
  std::array<signed char, 0x40> of{};
  of.fill(unknown);
  of[shared] = of[0x02] = 4;                                             // 0x02: a data table
  for (std::size_t token = 0x03; token <= 0x16; ++token) of[token] = 0;  // operators
  of[text] = 2;
  of[0x18] = 5;
  of[attribute] = 3;
  of[0x1C] = of[0x1D] = 1;             // error, truth value
  of[0x1E] = 2, of[0x1F] = 8;          // numbers
  of[0x20] = 7;                        // an array
  of[0x21] = 2, of[0x22] = 3;          // functions
  of[0x23] = 4;                        // a name
  of[0x24] = of[0x2A] = of[0x2C] = 4;  // a cell: as it is, lost, relative
  of[0x25] = of[0x2B] = of[0x2D] = 8;  // an area
  of[0x26] = of[0x27] = of[0x28] = 6, of[0x29] = 2;
  of[name_of_book] = of[cell_of_sheet] = of[lost_cell_of_sheet] = 6;
  of[area_of_sheet] = of[lost_area_of_sheet] = 10;
  return of;
}();

/// Those from 0x20 on come in three classes, of which the first is told.
unsigned token_of(unsigned byte) {
  return byte < 0x20 ? byte : (byte & 0x1F) | 0x20;
}

void skip_rest(unsigned token, std::string_view body, ByteCursor& cursor) {
  ByteCursor head(body);
  const unsigned first = head.u8();
  if (token == text) cursor.skip((head.u8() & 1) != 0 ? 2 * first : first);
  const bool is_choice = token == attribute && (first & 4) != 0;
  if (is_choice) cursor.skip(2 * (head.u16() + 1u));
}

}  // namespace

void BiffLinks::add_book(std::string_view body) {
  ByteCursor cursor(body);
  cursor.skip(2);  // number of its sheets
  const unsigned length = cursor.u16();
  cursor.skip(1);
  const unsigned letter = cursor.u8();
  const bool is_nothing = length == 0 || (length == 1 && (letter == 0 || letter == ' '));
  is_other_.push_back(cursor.good() && length != own_book && length != functions_of_add_ins &&
                      !is_nothing);
}

void BiffLinks::add_sheets(const std::vector<std::string_view>& bodies) {
  std::string all;
  for (const std::string_view body : bodies) all += body;
  ByteCursor cursor(all);
  for (unsigned left = cursor.u16(); left > 0 && cursor.left().size() >= 6; --left) {
    book_of_sheet_.push_back(cursor.u16());
    cursor.skip(4);  // first and last sheet
  }
}

bool BiffLinks::is_of_other_file(unsigned sheet) const {
  if (sheet >= book_of_sheet_.size()) return false;
  const unsigned book = book_of_sheet_[sheet];
  return book < is_other_.size() && is_other_[book];
}

BiffFormula read_biff_formula(std::string_view tokens, const BiffLinks& links) {
  BiffFormula formula;
  ByteCursor cursor(tokens);
  while (!cursor.left().empty() && !formula.names_other_file) {
    const unsigned token = token_of(cursor.u8());
    if (token >= sizes.size() || sizes[token] == unknown) break;
    const std::string_view body = cursor.bytes(static_cast<std::size_t>(sizes[token]));
    if (!cursor.good()) break;
    ByteCursor parts(body);
    if (token == shared)
      formula.shared_with = std::pair<unsigned, unsigned>{parts.u16(), parts.u16()};
    if (token >= name_of_book) formula.names_other_file = links.is_of_other_file(parts.u16());
    skip_rest(token, body, cursor);
  }
  return formula;
}

}  // namespace assess
