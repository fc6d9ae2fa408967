#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "tables/blocks.hpp"
#include "tables/csv_header.hpp"
#include "tables/input.hpp"
#include "tables/limits.hpp"
#include "tables/place_finder.hpp"
#include "tables/table.hpp"

namespace assess {

/// A table in comma-separated values (RFC 4180, strictly), `;` tab and `|` as well.
class CsvTable : public Table {
 public:
  /// Finds delimiter, line ends and header. Nothing, if it complained.
  static std::unique_ptr<CsvTable> open(std::unique_ptr<Input> input,
                                        const std::function<bool(std::string_view)>& known,
                                        Diagnostics& notes, std::size_t block_size = usual_block);

  const std::vector<std::string>& header() const override { return names_; }
  Place header_place(std::size_t column) const override;
  void read(std::span<const std::size_t> columns, unsigned threads, const BatchSink& sink,
            Diagnostics& notes) override;
  Place place(RowId row, std::size_t column) const override;
  const TableOrigin& origin() const override { return origin_; }

 private:
  CsvTable(std::unique_ptr<Input> input, CsvHeader header, std::size_t block_size);
  bool take_names(Diagnostics& notes);
  Place place_at(Spot spot) const;
  void read_blocks(std::span<const std::size_t> columns, class CsvTally& tally, unsigned worker,
                   const BatchSink& sink);

  std::unique_ptr<Input> input_;
  CsvHeader header_;
  std::vector<std::string> names_;          ///< trimmed
  std::vector<std::size_t> field_of_name_;  ///< in the file
  std::vector<std::size_t> unnamed_;        ///< fields whose cells must be empty
  BlockSource source_;
  std::unique_ptr<PlaceFinder> places_;
  TableOrigin origin_;
};

}  // namespace assess
