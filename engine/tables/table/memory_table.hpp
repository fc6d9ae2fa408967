#pragma once

#include <string>
#include <vector>

#include "tables/table/table.hpp"

namespace assess {

/// A table that is already in memory, such as the result of another scheme.
class MemoryTable : public Table {
 public:
  MemoryTable(std::string name, std::vector<std::string> header,
              std::vector<std::vector<std::string>> rows);
  const std::vector<std::string>& header() const override { return header_; }
  Place header_place(std::size_t column) const override;
  void read(std::span<const std::size_t> columns, unsigned threads, const BatchSink& sink,
            Diagnostics& notes) override;
  Place place(RowId row, std::size_t column) const override;
  const TableOrigin& origin() const override { return origin_; }

 private:
  std::vector<std::string> header_;
  std::vector<std::vector<std::string>> rows_;
  TableOrigin origin_;
};

}  // namespace assess
