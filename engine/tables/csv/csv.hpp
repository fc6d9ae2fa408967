#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "tables/csv/blocks.hpp"
#include "tables/csv/header.hpp"
#include "tables/csv/place_finder.hpp"
#include "tables/table/column_names.hpp"
#include "tables/table/input.hpp"
#include "tables/table/limits.hpp"
#include "tables/table/table.hpp"

namespace assess {

/// A table in comma-separated values (RFC 4180, strictly), `;` tab and `|` as well.
class CsvTable : public Table {
 public:
  /// Finds delimiter, line ends and header. Nothing, if it complained.
  static std::unique_ptr<CsvTable> open(std::shared_ptr<const Input> input, const KnownName& known,
                                        Diagnostics& notes, std::size_t block_size = usual_block);

  const std::vector<std::string>& header() const override { return columns_.names; }
  Place header_place(std::size_t column) const override;
  void read(std::span<const std::size_t> columns, unsigned threads, const BatchSink& sink,
            Diagnostics& notes) override;
  Place place(RowId row, std::size_t column) const override;
  const TableOrigin& origin() const override { return origin_; }

 private:
  CsvTable(std::shared_ptr<const Input> input, CsvHeader header, std::size_t block_size);
  Place place_at(Spot spot) const;
  void read_blocks(std::span<const std::size_t> columns, class CsvTally& tally, unsigned worker,
                   const BatchSink& sink);

  std::shared_ptr<const Input> input_;
  CsvHeader header_;
  ColumnNames columns_;
  BlockSource source_;
  std::unique_ptr<PlaceFinder> places_;
  TableOrigin origin_;
};

}  // namespace assess
