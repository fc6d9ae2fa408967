#include "tables/xlsx/sheet_part.hpp"

#include <algorithm>
#include <span>

#include "tables/table/limits.hpp"

namespace assess {

namespace {

constexpr std::string_view row_end = "</row>";
constexpr std::size_t longest_plain_row = 1u << 20;

}  // namespace

XmlPart::Step XlsxSheetPart::advance(Diagnostics& notes) {
  text_.erase(0, begin_);
  begin_ = 0;
  // a row that was cut is begun again: pieces grow with it, or time would be quadratic
  const std::size_t kept = text_.size(), piece = std::max(part_piece, kept);
  text_.resize(kept + piece);
  const auto got = xml_.read(std::span(text_).subspan(kept), notes);
  if (!got) return XmlPart::Step::failed;
  text_.resize(kept + *got);
  is_last_ = *got == 0;
  while (true) {
    if (at_row_) {
      if (const std::size_t size = row_.read(rest()); size > 0) {
        begin_ += size;
        if (!sheet_.add(row_)) return XmlPart::Step::stopped;
        continue;
      }
      const bool is_whole = is_last_ || rest().find(row_end) != std::string_view::npos;
      if (!is_whole && rest().size() <= longest_plain_row) return XmlPart::Step::more;
    }
    const XmlPart::Step step = go_to_rows(notes);
    if (step != XmlPart::Step::more || !at_row_) return step;
  }
}

XmlPart::Step XlsxSheetPart::go_to_rows(Diagnostics& notes) {
  at_row_ = false;
  while (true) {
    const std::size_t found = rest().find(mark_);
    const bool is_found = found != std::string_view::npos;
    // what may be the begin of a mark waits for the rest of it
    const std::size_t open = is_last_ ? 0 : std::min(rest().size(), mark_.size() - 1);
    const std::string_view next =
        rest().substr(0, is_found ? found + mark_.size() : rest().size() - open);
    begin_ += next.size();
    sheet_.forget_place();
    const XmlPart::Step step = xml_.take(next, is_last_ && !is_found, notes);
    if (step != XmlPart::Step::more || !is_found) return step;
    // in a comment, or as text, it is no mark
    at_row_ = sheet_.is_between_rows() && !xml_.is_in_token();
    if (!at_row_) continue;
    mark_ = row_end;
    return step;
  }
}

}  // namespace assess
