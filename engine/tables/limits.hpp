#pragma once

#include <cstddef>

namespace assess {

// Limits of what is taken for a table; GUARDS: each has a test just under and just over.
constexpr std::size_t longest_cell = 16u << 20;
constexpr std::size_t longest_record = 64u << 20;
constexpr std::size_t most_columns = 16'384;
/// The header must stand in so many bytes at the begin of a file.
constexpr std::size_t longest_header = 1u << 20;
/// What comes through a pipe is kept in memory.
constexpr std::size_t longest_pipe = std::size_t{4} << 30;
/// Bytes of text per block: its fields must stay in the second-level cache.
constexpr std::size_t usual_block = 256u << 10;

}  // namespace assess
