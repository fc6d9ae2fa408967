#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "assessment/assessment.hpp"
#include "base/language.hpp"
#include "report/csv_text.hpp"
#include "report/row_text.hpp"
#include "report/sheet.hpp"

namespace assess {

/// Rows of an assessment as CSV, many at once. Units are printed in another order than they are
/// stored, so numbers are fetched column by column, and those of a column in the order in which
/// they are stored: of a hundred thousand rows memory is then read forwards, not here and there.
class CsvRows {
 public:
  CsvRows(const Assessment& assessment, const std::vector<SheetColumn>& columns, Language language,
          Formulas formulas, unsigned threads);
  std::size_t blocks() const { return blocks_.size(); }
  std::size_t rows(std::size_t block) const { return blocks_[block].size(); }

  /// Takes a block of rows in place of the one before.
  void fetch(std::size_t block, unsigned threads);
  /// Appends fetched rows, counted from the begin of the block; from several threads at once.
  void append(RowText& out, std::size_t from, std::size_t to) const;

 private:
  /// A unit, and its row in its block.
  struct UnitRow {
    std::uint32_t unit, row;
  };
  /// Numbers of a column, as whole units of its last decimal.
  struct Fetched {
    std::vector<std::uint32_t> published;
    unsigned decimals = 0;
  };
  /// The cells of a column of some rows, if they are not fetched.
  struct LookedUp {
    std::vector<std::string_view> texts;
    std::vector<Cell> cells;  ///< in place of texts
  };
  bool is_fetched(std::size_t column) const { return !fetched_[column].published.empty(); }
  void fetch_column(std::size_t column, std::span<const UnitRow> units);
  void publish(std::size_t node, std::span<const UnitRow> units, Fetched& fetched) const;
  static void fetch_ranks(const std::vector<double>& ranks, std::span<const UnitRow> units,
                          std::vector<std::uint32_t>& published);
  std::vector<LookedUp> look_up(std::size_t from, std::size_t to) const;
  /// `place`: of the row among those looked up.
  void append_row(RowText& out, std::size_t row, std::size_t place,
                  const std::vector<LookedUp>& looked_up) const;
  void append_other(RowText& out, std::size_t column, std::size_t row) const;
  void append_cell(RowText& out, const Cell& cell) const;

  static constexpr std::size_t rows_of_block = 1 << 18;  ///< 1 MB of a column

  const Assessment& assessment_;
  const std::vector<SheetColumn>& columns_;
  Language language_;
  Formulas formulas_;
  std::vector<std::vector<UnitRow>> blocks_;  ///< each by unit
  std::size_t begin_ = 0;                     ///< row where the block at hand begins
  std::vector<Fetched> fetched_;              ///< by column
};

}  // namespace assess
