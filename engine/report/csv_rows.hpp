#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "assessment/assessment.hpp"
#include "base/language.hpp"
#include "report/row_text.hpp"
#include "report/sheet.hpp"

namespace assess {

/// RFC 4180: quoted where needed, quotes doubled. A blank at an edge is quoted too, because some
/// readers drop it.
void append_csv_text(RowText& out, std::string_view text);

/// Rows of an assessment as CSV, many at once. Units are printed in another order than they are
/// stored, so cells are fetched column by column, and those of a column in the order in which they
/// are stored: of a hundred thousand rows memory is then read forwards, not here and there.
class CsvRows {
 public:
  CsvRows(const Assessment& assessment, const std::vector<SheetColumn>& columns, Language language)
      : assessment_(assessment), columns_(columns), language_(language), fetched_(columns.size()) {}

  /// Takes rows begin .. end - 1 in place of those before.
  void fetch(std::size_t begin, std::size_t end, unsigned threads);
  /// Appends fetched rows, counted from `begin`; from several threads at once.
  void append(RowText& out, std::size_t from, std::size_t to) const;

 private:
  /// A unit, and its row among those fetched.
  struct UnitRow {
    std::uint32_t unit, row;
  };
  /// Cells of one column: of a node as whole units of its last decimal, of others as they are.
  struct Fetched {
    std::vector<std::uint64_t> published;
    std::vector<Cell> cells;
    unsigned decimals = 0;
  };
  void fetch_column(std::size_t column);
  void publish(std::size_t node, Fetched& fetched) const;
  void append_row(RowText& out, std::size_t row) const;
  void append_cell(RowText& out, const Cell& cell) const;

  const Assessment& assessment_;
  const std::vector<SheetColumn>& columns_;
  Language language_;
  std::size_t begin_ = 0;
  std::vector<UnitRow> ascending_;  ///< by unit
  std::vector<Fetched> fetched_;    ///< by column
};

}  // namespace assess
