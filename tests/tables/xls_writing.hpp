#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "tables/xls/biff_records.hpp"

namespace assess {

/// A number in so many bytes, the lowest first.
std::string bytes_of(std::uint64_t number, std::size_t size);

/// A compound file with these streams, sectors of 512 bytes; a stream below 4096 bytes lies in
/// small sectors. All else that can be wrong is written over by the test.
std::string compound_file(const std::vector<std::pair<std::string, std::string>>& streams);

/// A record of BIFF8.
std::string record(BiffKind kind, std::string_view body = {});
/// The begin of a workbook (5) or of a sheet (16).
std::string begin_record(unsigned what, unsigned version = 0x0600);
/// Letters in one byte each, behind their count in so many bytes.
std::string narrow(std::string_view text, std::size_t count_bytes = 2);
/// Row, column (from 0) and format of a cell.
std::string cell_head(unsigned row, unsigned column, unsigned format = 0);
std::string number_record(unsigned row, unsigned column, double value, unsigned format = 0);

/// The stream of a workbook with one sheet `S`. `shared` and `cells` are records.
std::string workbook_stream(std::string_view shared, std::string_view cells);

}  // namespace assess
