#include "report/csv_rows.hpp"

#include <algorithm>
#include <limits>

#include "base/parallel.hpp"
#include "report/published.hpp"
#include "report/wording.hpp"

namespace assess {

namespace {

/// In place of a published number: the cell is no number of a node, or a rare one.
constexpr std::uint64_t ask_for_it = std::numeric_limits<std::uint64_t>::max();
/// The same for a state: this plus the state.
constexpr std::uint64_t first_state = ask_for_it - 256;

bool needs_quotes(char c) {
  return c == ',' || c == '"' || c == '\n' || c == '\r';
}

}  // namespace

void append_csv_text(RowText& out, std::string_view text) {
  const bool plain =
      std::ranges::none_of(text, needs_quotes) && !text.starts_with(' ') && !text.ends_with(' ');
  if (plain) return out.append(text);
  out.append("\"");
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t quote = std::min(text.find('"', at), text.size());
    out.append(text.substr(at, quote - at));
    if (quote < text.size()) out.append("\"\"");
    at = quote + 1;
  }
  out.append("\"");
}

void CsvRows::fetch(std::size_t begin, std::size_t end, unsigned threads) {
  begin_ = begin;
  ascending_.clear();
  for (std::size_t row = begin; row < end; ++row)
    ascending_.push_back(
        {assessment_.standing.printed[row], static_cast<std::uint32_t>(row - begin)});
  std::ranges::sort(ascending_, {}, &UnitRow::unit);
  parallel_for(columns_.size(), 1, threads,
               [&](std::size_t column, std::size_t) { fetch_column(column); });
}

void CsvRows::fetch_column(std::size_t column) {
  Fetched& fetched = fetched_[column];
  const SheetColumn& from = columns_[column];
  if (from.node) {
    fetched.published.assign(ascending_.size(), ask_for_it);
    return publish(*from.node, fetched);
  }
  fetched.cells.resize(ascending_.size());
  for (const auto [unit, row] : ascending_) fetched.cells[row] = from.cell(begin_ + row);
}

void CsvRows::publish(std::size_t node, Fetched& fetched) const {
  const Column& score = assessment_.scores.nodes[node].score;
  const Publisher publisher(published_decimals(assessment_.scheme, node));
  fetched.decimals = publisher.decimals();
  for (const auto [unit, row] : ascending_) {
    const double x = score.values[unit];  // NaN where the state is no number
    if (Publisher::takes(x))
      fetched.published[row] = publisher(x);
    else if (!score.has_number(unit))
      fetched.published[row] = first_state + static_cast<std::uint64_t>(score.state(unit));
  }
}

void CsvRows::append(RowText& out, std::size_t from, std::size_t to) const {
  for (std::size_t row = from; row < to; ++row) append_row(out, row);
}

void CsvRows::append_row(RowText& out, std::size_t row) const {
  out.make_room(columns_.size() * (RowText::longest_number + 1) + 1);
  for (std::size_t c = 0; c < columns_.size(); ++c) {
    if (c > 0) out.put(',');
    const Fetched& fetched = fetched_[c];
    if (!columns_[c].node) {
      append_cell(out, fetched.cells[row]);
      continue;
    }
    const std::uint64_t published = fetched.published[row];
    if (published < first_state)
      out.put_decimal(published, fetched.decimals);
    else if (published < ask_for_it)
      out.append(state_word(static_cast<State>(published - first_state), language_));
    else
      append_cell(out, columns_[c].cell(begin_ + row));
  }
  out.put('\n');
}

void CsvRows::append_cell(RowText& out, const Cell& cell) const {
  if (const auto* number = std::get_if<Number>(&cell)) {
    std::string text;
    append_number(text, *number);
    out.append(text);
  } else if (const auto* text = std::get_if<std::string_view>(&cell)) {
    append_csv_text(out, *text);
  } else if (const auto* state = std::get_if<State>(&cell)) {
    out.append(state_word(*state, language_));
  }
}

}  // namespace assess
