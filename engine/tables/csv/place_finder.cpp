#include "tables/csv/place_finder.hpp"

#include <algorithm>
#include <deque>
#include <string_view>
#include <vector>

#include "tables/csv/records.hpp"
#include "tables/csv/separators.hpp"

namespace assess {

namespace {

constexpr std::uint64_t more = 64u << 10;  ///< read behind a row whose block has no known end

}  // namespace

/// Moves to the row; reads its block if it is not the one at hand, or lies behind.
void PlaceFinder::go_to(std::span<const BlockStart> starts, std::uint64_t row) {
  if (row < begin_ + at_ || row >= end_) {
    const auto next = std::ranges::upper_bound(starts, row, {}, &BlockStart::offset);
    const BlockStart start = *(next - 1);
    begin_ = start.offset;
    end_ = next == starts.end() ? row + more : next->offset;
    at_ = 0;
    line_ = start.line;
    text_.resize(static_cast<std::size_t>(end_ - begin_));
    text_.resize(input_.read(begin_, text_.data(), text_.size()).value_or(0));
  }
  const std::size_t to = std::min(static_cast<std::size_t>(row - begin_), text_.size());
  line_ += count_of(std::string_view(text_).substr(at_, to - at_), dialect_.line_end);
  at_ = to;
}

Spot PlaceFinder::find(std::span<const BlockStart> starts, std::uint64_t row, std::size_t field) {
  const std::lock_guard lock(mutex_);
  go_to(starts, row);
  std::vector<std::string_view> contents;
  std::vector<std::size_t> places;
  std::deque<std::string> unescaped;
  const std::string_view record = std::string_view(text_).substr(at_);
  std::size_t end = 0;
  read_record(record, end, dialect_, contents, places, unescaped);
  Spot spot = spot_of(record, field < places.size() ? places[field] : 0, dialect_.line_end);
  spot.line += line_ - 1;
  return spot;
}

}  // namespace assess
