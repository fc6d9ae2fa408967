#include "tables/table/header_rows.hpp"

#include <algorithm>

#include "base/text.hpp"

namespace assess {

namespace {

using Row = std::vector<std::string>;

std::string cell(const Row& row, std::size_t column) {
  return column < row.size() ? std::string(trimmed(row[column])) : "";
}

std::size_t filled(const Row& row) {
  return static_cast<std::size_t>(
      std::ranges::count_if(row, [](const std::string& text) { return !trimmed(text).empty(); }));
}

HeaderRows one_row(std::span<const Row> rows, std::size_t at, const KnownName& known) {
  HeaderRows header{at, 1, 0, {}};
  for (std::size_t c = 0; c < rows[at].size(); ++c) {
    header.names.push_back(cell(rows[at], c));
    header.known += !header.names.back().empty() && known(header.names.back());
  }
  return header;
}

/// The name of a column below a heading; `own`: the heading stands in this very column.
std::string name_below(const std::string& heading, bool own, const std::string& lower,
                       const KnownName& known) {
  if (lower.empty()) return own ? heading : "";
  const std::string both = heading + "/" + lower;
  if (heading.empty() || heading == lower || (known(lower) && !known(both))) return lower;
  return both;
}

/// Nothing if the lower row has cells below names: then it is a row of data.
std::optional<HeaderRows> two_rows(std::span<const Row> rows, std::size_t at,
                                   const KnownName& known) {
  const Row& upper = rows[at];
  const Row& lower = rows[at + 1];
  HeaderRows header{at, 2, 0, {}};
  std::string heading;
  for (std::size_t c = 0; c < std::max(upper.size(), lower.size()); ++c) {
    const std::string above = cell(upper, c), below = cell(lower, c);
    if (!above.empty() && known(above) && !below.empty() && below != above) return {};
    if (!above.empty()) heading = above;
    header.names.push_back(name_below(heading, !above.empty(), below, known));
    header.known += !header.names.back().empty() && known(header.names.back());
  }
  return header;
}

/// A row with one known word beside others is a title that happens to hold it.
bool is_title(const HeaderRows& header, const Row& row) {
  return header.known < 2 && header.known < filled(row);
}

/// Whether the row above names columns that this header has no name for, as cells merged over both
/// rows do; a row of one cell is a title.
bool completes(const Row& above, const HeaderRows& header) {
  if (filled(above) < 2) return false;
  for (std::size_t c = 0; c < above.size(); ++c)
    if (!cell(above, c).empty() && (c >= header.names.size() || header.names[c].empty()))
      return true;
  return false;
}

}  // namespace

bool is_whole(const HeaderRows& header) {
  return header.known >= 2 && header.known == header.names.size();
}

HeaderRows find_header_rows(std::span<const Row> rows, const KnownName& known) {
  HeaderRows best;
  if (rows.empty()) return best;
  best = one_row(rows, 0, known);
  if (is_whole(best)) return best;
  const auto take_better = [&](HeaderRows header) {
    if (header.known > best.known && !is_title(header, rows[header.first]))
      best = std::move(header);
  };
  for (std::size_t r = 1; r < rows.size(); ++r) take_better(one_row(rows, r, known));
  for (std::size_t r = 0; r + 1 < rows.size(); ++r)
    if (auto header = two_rows(rows, r, known)) take_better(std::move(*header));
  const std::size_t above = best.first - 1;
  if (best.count == 1 && best.known > 0 && best.first > 0 && completes(rows[above], best))
    if (auto header = two_rows(rows, above, known); header && header->known == best.known)
      best = std::move(*header);
  return best;
}

}  // namespace assess
