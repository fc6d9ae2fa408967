#include "report/csv_rows.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "base/parallel.hpp"
#include "report/decimal_text.hpp"
#include "report/published.hpp"
#include "report/wording.hpp"

namespace assess {

namespace {

/// In place of a published number: the cell is no number of a node, or a rare one.
constexpr std::uint32_t ask_for_it = std::numeric_limits<std::uint32_t>::max();
/// The same for a state: this plus the state.
constexpr std::uint32_t first_state = ask_for_it - 256;

}  // namespace

CsvRows::CsvRows(const Assessment& assessment, const std::vector<SheetColumn>& columns,
                 Language language, Formulas formulas, unsigned threads)
    : assessment_(assessment),
      columns_(columns),
      language_(language),
      formulas_(formulas),
      fetched_(columns.size()) {
  const auto& printed = assessment.standing.printed;
  std::vector<std::uint32_t> row_of(assessment.figures.units());
  parallel_for(printed.size(), 1 << 15, threads, [&](std::size_t begin, std::size_t end) {
    for (std::size_t row = begin; row < end; ++row)
      row_of[printed[row]] = static_cast<std::uint32_t>(row);
  });
  blocks_.resize((printed.size() + rows_of_block - 1) / rows_of_block);
  parallel_for(blocks_.size(), 1, threads, [&](std::size_t b, std::size_t) {
    const std::size_t begin = b * rows_of_block;
    const std::size_t rows = std::min(rows_of_block, printed.size() - begin);
    blocks_[b].resize(rows + 1);  // one that is written in vain for every unit of another block
    std::size_t found = 0;
    for (std::uint32_t unit = 0; unit < row_of.size(); ++unit) {
      const std::size_t row = row_of[unit] - begin;  // far beyond, if it is before the block
      blocks_[b][found] = {unit, static_cast<std::uint32_t>(row)};
      found += row < rows;
    }
    blocks_[b].resize(rows);
  });
}

void CsvRows::fetch(std::size_t block, unsigned threads) {
  constexpr std::size_t units_of_piece = 1 << 15;
  begin_ = block * rows_of_block;
  const std::span<const UnitRow> units = blocks_[block];
  std::vector<std::size_t> columns;
  for (std::size_t c = 0; c < columns_.size(); ++c) {
    if (!columns_[c].node && !columns_[c].ranks) continue;  // is looked up where it is written
    const int decimals =
        columns_[c].node ? published_decimals(assessment_.scheme, *columns_[c].node) : 0;
    fetched_[c].decimals = static_cast<unsigned>(decimals);
    fetched_[c].published.resize(units.size());
    columns.push_back(c);
  }
  const std::size_t pieces = (units.size() + units_of_piece - 1) / units_of_piece;
  parallel_for(columns.size() * pieces, 1, threads, [&](std::size_t one, std::size_t) {
    const std::size_t begin = one % pieces * units_of_piece;
    fetch_column(columns[one / pieces],
                 units.subspan(begin, std::min(units_of_piece, units.size() - begin)));
  });
}

void CsvRows::fetch_column(std::size_t column, std::span<const UnitRow> units) {
  const SheetColumn& from = columns_[column];
  from.node ? publish(*from.node, units, fetched_[column])
            : fetch_ranks(*from.ranks, units, fetched_[column].published);
}

void CsvRows::publish(std::size_t node, std::span<const UnitRow> units, Fetched& fetched) const {
  const Column& score = assessment_.scores.nodes[node].score;
  const Publisher publisher(static_cast<int>(fetched.decimals));
  for (const auto [unit, row] : units) {
    const double x = score.values[unit];  // NaN where the state is no number
    std::uint32_t& published = fetched.published[row];
    published = ask_for_it;
    if (Publisher::takes(x)) {
      const std::uint64_t units_of_last = publisher(x);
      if (units_of_last < first_state) published = static_cast<std::uint32_t>(units_of_last);
    } else if (!score.has_number(unit)) {
      published = first_state + static_cast<std::uint32_t>(score.state(unit));
    }
  }
}

/// Those that are no whole numbers, and none, are rare.
void CsvRows::fetch_ranks(const std::vector<double>& ranks, std::span<const UnitRow> units,
                          std::vector<std::uint32_t>& published) {
  for (const auto [unit, row] : units) {
    const double rank = ranks[unit];
    const bool is_usual = 0 < rank && rank < first_state && rank == std::floor(rank);
    published[row] = is_usual ? static_cast<std::uint32_t>(rank) : ask_for_it;
  }
}

void CsvRows::append(RowText& out, std::size_t from, std::size_t to) const {
  const std::vector<LookedUp> looked_up = look_up(from, to);
  for (std::size_t row = from; row < to; ++row) append_row(out, row, row - from, looked_up);
}

/// The cells of columns that were not fetched. Each is likely to lie somewhere else in memory: many
/// are asked for at once, so that none waits for the one before to be written.
std::vector<CsvRows::LookedUp> CsvRows::look_up(std::size_t from, std::size_t to) const {
  const std::span<const std::uint32_t> units =
      std::span(assessment_.standing.printed).subspan(begin_ + from, to - from);
  std::vector<LookedUp> all(columns_.size());
  for (std::size_t c = 0; c < columns_.size(); ++c) {
    if (is_fetched(c)) continue;
    if (columns_[c].texts) {
      all[c].texts.resize(units.size());
      columns_[c].texts(units, all[c].texts);
      for (const std::string_view text : all[c].texts) __builtin_prefetch(text.data());
    } else {
      all[c].cells.reserve(units.size());
      for (std::size_t row = from; row < to; ++row)
        all[c].cells.push_back(columns_[c].cell(begin_ + row));
    }
  }
  return all;
}

void CsvRows::append_row(RowText& out, std::size_t row, std::size_t place,
                         const std::vector<LookedUp>& looked_up) const {
  out.make_room(columns_.size() * (longest_decimal + 1) + 1);
  char* end = out.end();
  for (std::size_t c = 0; c < fetched_.size(); ++c) {
    const Fetched& fetched = fetched_[c];
    if (c > 0) *end++ = ',';
    if (is_fetched(c) && fetched.published[row] < first_state) {
      end = write_decimal(end, fetched.published[row], fetched.decimals);
      continue;
    }
    out.set_end(end);
    if (is_fetched(c))
      append_other(out, c, row);
    else if (!looked_up[c].texts.empty())
      append_csv_text(out, looked_up[c].texts[place], formulas_);
    else
      append_cell(out, looked_up[c].cells[place]);
    end = out.end();
  }
  *end++ = '\n';
  out.set_end(end);
}

/// What is no usual number.
void CsvRows::append_other(RowText& out, std::size_t column, std::size_t row) const {
  const std::uint32_t published = fetched_[column].published[row];
  if (columns_[column].node && published < ask_for_it)
    return out.append(state_word(static_cast<State>(published - first_state), language_));
  append_cell(out, columns_[column].cell(begin_ + row));
}

void CsvRows::append_cell(RowText& out, const Cell& cell) const {
  if (const auto* number = std::get_if<Number>(&cell)) {
    std::string text;
    append_number(text, *number);
    out.append(text);
  } else if (const auto* text = std::get_if<std::string_view>(&cell)) {
    append_csv_text(out, *text, formulas_);
  } else if (const auto* state = std::get_if<State>(&cell)) {
    out.append(state_word(*state, language_));
  }
}

}  // namespace assess
