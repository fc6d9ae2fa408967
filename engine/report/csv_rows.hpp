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
/// stored, so cells are fetched column by column, and those of a column in the order in which they
/// are stored: of a hundred thousand rows memory is then read forwards, not here and there.
class CsvRows {
 public:
  CsvRows(const Assessment& assessment, const std::vector<SheetColumn>& columns, Language language,
          Formulas formulas, std::size_t rows_of_block);
  std::size_t blocks() const { return blocks_.size(); }
  std::size_t rows(std::size_t block) const { return blocks_[block].size(); }

  /// Takes block b in place of the one before: rows b * rows_of_block and so on.
  void fetch(std::size_t block, unsigned threads);
  /// Appends fetched rows, counted from the begin of the block; from several threads at once.
  void append(RowText& out, std::size_t from, std::size_t to) const;

 private:
  /// A unit, and its row in its block.
  struct UnitRow {
    std::uint32_t unit, row;
  };
  /// Cells of a column of a node, as whole units of its last decimal; of others none.
  struct Fetched {
    std::vector<std::uint32_t> published;
    unsigned decimals = 0;
  };
  void fetch_column(std::size_t column, std::span<const UnitRow> units);
  void publish(std::size_t node, std::span<const UnitRow> units, Fetched& fetched) const;
  std::vector<std::vector<Cell>> look_up(std::size_t from, std::size_t to) const;
  /// `place`: of the row among those looked up.
  void append_row(RowText& out, std::size_t row, std::size_t place,
                  const std::vector<std::vector<Cell>>& looked_up) const;
  void append_other(RowText& out, std::size_t column, std::size_t row) const;
  void append_cell(RowText& out, const Cell& cell) const;

  const Assessment& assessment_;
  const std::vector<SheetColumn>& columns_;
  Language language_;
  Formulas formulas_;
  std::size_t rows_of_block_;
  std::vector<std::vector<UnitRow>> blocks_;  ///< each by unit
  std::size_t begin_ = 0;                     ///< row where the block at hand begins
  std::vector<Fetched> fetched_;              ///< by column
};

}  // namespace assess
