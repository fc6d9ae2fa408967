#pragma once

#include <memory>
#include <string>
#include <vector>

#include "tables/sheets/workbook.hpp"
#include "tables/table/column_names.hpp"
#include "tables/table/header_rows.hpp"
#include "tables/table/table.hpp"

namespace assess {

/// A sheet of a workbook as a table. `RowId` is the number of the row.
class SheetTable : public Table {
 public:
  /// Finds the header. `about`: file, format and hash of the workbook. Nothing, if it complained.
  static std::unique_ptr<SheetTable> open(std::shared_ptr<Workbook> book, std::size_t sheet,
                                          TableOrigin about, const KnownName& known,
                                          Diagnostics& notes);

  const std::vector<std::string>& header() const override { return columns_.names; }
  Place header_place(std::size_t column) const override;
  void read(std::span<const std::size_t> columns, unsigned threads, const BatchSink& sink,
            Diagnostics& notes) override;
  Place place(RowId row, std::size_t column) const override;
  const TableOrigin& origin() const override { return origin_; }

 private:
  SheetTable(std::shared_ptr<Workbook> book, std::size_t sheet, TableOrigin about)
      : book_(std::move(book)), sheet_(sheet), origin_(std::move(about)) {}
  bool find_header(const KnownName& known, Diagnostics& notes);
  Place place_at(std::uint32_t row, std::size_t field) const;
  bool check_unnamed(const SheetRow& row, std::vector<bool>& filled, Diagnostics& notes) const;

  std::shared_ptr<Workbook> book_;
  std::size_t sheet_;
  TableOrigin origin_;
  ColumnNames columns_;
  std::uint32_t header_row_ = 1, last_header_row_ = 1;
  std::vector<std::uint32_t> name_rows_;  ///< per field: the row in which its name stands
};

}  // namespace assess
