#pragma once

#include <deque>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "tables/blocks.hpp"
#include "tables/input.hpp"
#include "tables/limits.hpp"
#include "tables/records.hpp"
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
  CsvTable(std::unique_ptr<Input> input, std::size_t block_size);
  bool find_header(std::string_view head, const std::function<bool(std::string_view)>& known,
                   Diagnostics& notes);
  bool take_names(const std::vector<std::string_view>& fields, Diagnostics& notes);
  void tell(const RecordFault& fault, const Block& block, Diagnostics& notes) const;

  std::unique_ptr<Input> input_;
  std::size_t block_size_;
  Dialect dialect_;
  std::vector<std::string> names_;
  std::vector<std::size_t> field_of_name_;    ///< in the file
  std::vector<std::size_t> unnamed_;          ///< fields whose cells must be empty
  std::vector<std::uint64_t> header_columns_; ///< character column of each name
  std::size_t fields_ = 0;
  std::uint64_t header_line_ = 1;
  std::uint64_t rows_begin_ = 0;  ///< byte behind the header
  std::unique_ptr<BlockSource> source_;
  TableOrigin origin_;
};

}  // namespace assess
