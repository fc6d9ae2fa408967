#include "report/csv_rows.hpp"

#include <algorithm>
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
                 Language language, Formulas formulas, std::size_t rows_of_block)
    : assessment_(assessment),
      columns_(columns),
      language_(language),
      formulas_(formulas),
      rows_of_block_(rows_of_block),
      fetched_(columns.size()) {
  const auto& printed = assessment.standing.printed;
  std::vector<std::uint32_t> row_of(assessment.figures.units());
  for (std::uint32_t row = 0; row < printed.size(); ++row) row_of[printed[row]] = row;
  blocks_.resize((printed.size() + rows_of_block - 1) / rows_of_block);
  for (std::size_t b = 0; b < blocks_.size(); ++b)
    blocks_[b].reserve(std::min(rows_of_block, printed.size() - b * rows_of_block));
  for (std::uint32_t unit = 0; unit < row_of.size(); ++unit)
    blocks_[row_of[unit] / rows_of_block].push_back(
        {unit, static_cast<std::uint32_t>(row_of[unit] % rows_of_block)});
}

void CsvRows::fetch(std::size_t block, unsigned threads) {
  begin_ = block * rows_of_block_;
  parallel_for(columns_.size(), 1, threads, [&](std::size_t column, std::size_t) {
    fetch_column(column, blocks_[block]);
  });
}

void CsvRows::fetch_column(std::size_t column, std::span<const UnitRow> units) {
  const SheetColumn& from = columns_[column];
  if (!from.node) return;  // is looked up where it is written
  Fetched& fetched = fetched_[column];
  fetched.published.assign(units.size(), ask_for_it);
  publish(*from.node, units, fetched);
}

void CsvRows::publish(std::size_t node, std::span<const UnitRow> units, Fetched& fetched) const {
  const Column& score = assessment_.scores.nodes[node].score;
  const Publisher publisher(published_decimals(assessment_.scheme, node));
  fetched.decimals = publisher.decimals();
  for (const auto [unit, row] : units) {
    const double x = score.values[unit];  // NaN where the state is no number
    if (Publisher::takes(x)) {
      const std::uint64_t published = publisher(x);
      if (published < first_state) fetched.published[row] = static_cast<std::uint32_t>(published);
    } else if (!score.has_number(unit)) {
      fetched.published[row] = first_state + static_cast<std::uint32_t>(score.state(unit));
    }
  }
}

void CsvRows::append(RowText& out, std::size_t from, std::size_t to) const {
  const std::vector<std::vector<Cell>> looked_up = look_up(from, to);
  for (std::size_t row = from; row < to; ++row) append_row(out, row, row - from, looked_up);
}

/// The cells of columns that were not fetched. Each is likely to lie somewhere else in memory: many
/// are asked for at once, so that none waits for the one before to be written.
std::vector<std::vector<Cell>> CsvRows::look_up(std::size_t from, std::size_t to) const {
  std::vector<std::vector<Cell>> cells(columns_.size());
  for (std::size_t c = 0; c < columns_.size(); ++c) {
    if (columns_[c].node) continue;
    cells[c].reserve(to - from);
    for (std::size_t row = from; row < to; ++row)
      cells[c].push_back(columns_[c].cell(begin_ + row));
  }
  return cells;
}

void CsvRows::append_row(RowText& out, std::size_t row, std::size_t place,
                         const std::vector<std::vector<Cell>>& looked_up) const {
  out.make_room(columns_.size() * (longest_decimal + 1) + 1);
  char* end = out.end();
  for (std::size_t c = 0; c < fetched_.size(); ++c) {
    const Fetched& fetched = fetched_[c];
    if (c > 0) *end++ = ',';
    if (!fetched.published.empty() && fetched.published[row] < first_state) {
      end = write_decimal(end, fetched.published[row], fetched.decimals);
      continue;
    }
    out.set_end(end);
    looked_up[c].empty() ? append_other(out, c, row) : append_cell(out, looked_up[c][place]);
    end = out.end();
  }
  *end++ = '\n';
  out.set_end(end);
}

/// What is no usual number of a node.
void CsvRows::append_other(RowText& out, std::size_t column, std::size_t row) const {
  if (const std::uint32_t published = fetched_[column].published[row]; published < ask_for_it)
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
