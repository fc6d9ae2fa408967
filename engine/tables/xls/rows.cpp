#include "tables/xls/rows.hpp"

#include <array>
#include <bit>

namespace assess {

namespace {

struct ErrorName {
  unsigned code;
  std::string_view text;
};

/// [MS-XLS] 2.5.10.
constexpr std::array error_names{ErrorName{0x00, "#NULL!"},  ErrorName{0x07, "#DIV/0!"},
                                 ErrorName{0x0F, "#VALUE!"}, ErrorName{0x17, "#REF!"},
                                 ErrorName{0x1D, "#NAME?"},  ErrorName{0x24, "#NUM!"},
                                 ErrorName{0x2A, "#N/A"},    ErrorName{0x2B, "#GETTING_DATA"}};

std::string_view error_text(std::uint64_t code) {
  for (const ErrorName& error : error_names)
    if (error.code == code) return error.text;
  return "#VALUE!";
}

}  // namespace

std::string_view XlsRows::keep(std::string text) {
  made_[used_] = std::move(text);
  return made_[used_++];
}

std::string_view XlsRows::text_of(const BiffCell& cell) {
  using Kind = BiffCell::Kind;
  switch (cell.kind) {
    case Kind::shared_text:
      return globals_->texts[cell.value];
    case Kind::text:
      return sheet_.texts[cell.value];
    case Kind::truth:
      return cell.value != 0 ? "TRUE" : "FALSE";
    case Kind::error:
      return error_text(cell.value);
    case Kind::number:
      break;
  }
  const auto& meanings = globals_->meanings;
  const auto meaning = meanings.empty() ? NumberMeaning::plain : meanings[cell.format];
  return keep(text_of_number(std::bit_cast<double>(cell.value), meaning, globals_->since_1904));
}

bool XlsRows::next(SheetRow& row, Diagnostics&) {
  const auto& cells = sheet_.cells;
  do {
    if (at_ == cells.size()) return false;
    row.number = cells[at_].row + 1u;
    std::size_t end = at_;
    while (end < cells.size() && cells[end].row == cells[at_].row) ++end;
    cells_.clear();
    used_ = 0;
    if (made_.size() < end - at_) made_.resize(end - at_);  // before views into it are made
    for (; at_ < end; ++at_)
      if (const std::string_view text = text_of(cells[at_]); !text.empty())
        cells_.push_back({cells[at_].column, text});
  } while (cells_.empty());
  row.cells = cells_;
  return true;
}

}  // namespace assess
