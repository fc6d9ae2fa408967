#pragma once

#include <cstddef>
#include <cstdint>

namespace assess {

// Limits of what is taken for a table; GUARDS: each has a test just under and just over.
constexpr std::size_t longest_cell = 16u << 20;
constexpr std::size_t longest_record = 64u << 20;
constexpr std::size_t most_columns = 16'384;
/// The header must stand in so many bytes at the begin of a file.
constexpr std::size_t longest_header = 1u << 20;
/// What comes through a pipe is kept in memory.
constexpr std::size_t longest_pipe = std::size_t{4} << 30;
/// Rows of a sheet, and bytes of their cells, that are handed on at once.
constexpr std::size_t rows_per_batch = 4096;
constexpr std::size_t bytes_per_batch = 16u << 20;
/// A file up to this size is kept in memory and closed again.
constexpr std::int64_t small_file = 1 << 20;
/// Bytes of text per block: its fields must stay in the second-level cache.
constexpr std::size_t usual_block = 256u << 10;

// Of workbooks.
constexpr std::uint32_t most_sheet_rows = 1'048'576;
constexpr std::uint32_t most_sheet_columns = 16'384;
constexpr std::uint64_t most_parts = 10'000;
constexpr std::uint64_t longest_part = std::uint64_t{1} << 30;
constexpr std::uint64_t longest_workbook = std::uint64_t{2} << 30;
/// How many times longer a part may be than it was stored, once it is longer than `ratio_free`.
constexpr std::uint64_t greatest_ratio = 200;
constexpr std::uint64_t ratio_free = 10'000'000;
constexpr std::size_t deepest_xml = 256;
constexpr std::size_t longest_xml_token = 16u << 20;
/// Bytes of a part that are read at once.
constexpr std::size_t part_piece = 64u << 10;
/// Cells that come from rows or cells stored once with a count (ODS), per sheet.
constexpr std::uint64_t most_repeated_cells = 16'000'000;

// Of databases.
/// Minutes for a statement with all of its rows, however they are fetched.
constexpr int longest_statement_minutes = 10;
/// Steps of SQLite's machine for all rows of a view or query, about half a second; and how many more
/// for each byte of the file: an honest view has about as many rows as its tables, 10 bytes each or
/// more, and takes 15 to 60 steps for one.
constexpr std::uint64_t most_view_steps = 50'000'000;
constexpr std::uint64_t most_view_steps_per_byte = 10;
/// Texts or results that a CASE tells apart: it asks for one after the other in every row, and
/// beyond these reading the rows is faster.
constexpr std::size_t most_branches = 64;

}  // namespace assess
