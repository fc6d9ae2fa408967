#pragma once

#include <cstdint>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "base/sha256.hpp"
#include "tables/table/input.hpp"

namespace assess {

/// Some whole records of a text file.
struct Block {
  std::vector<char> buffer;
  std::string_view text;     ///< inside the buffer
  std::uint64_t offset = 0;  ///< of the text in the file
  std::uint64_t line = 1;    ///< 1-based line of its first byte
  std::uint64_t number = 0;  ///< 0, 1, 2 ...
  bool has_quotes = false;
  bool cut = false;  ///< one record that is longer than any may be: its end was not looked for
};

/// Where a block began: enough to find a line again.
struct BlockStart {
  std::uint64_t offset, line;
};

/// Cuts a file into blocks at ends of records, in order, for several threads; hashes what it
/// reads. A quoted line break is no end: quotes are counted, as in well-formed CSV each opens or
/// closes. In CSV that is not, the first fault lies inside the block where the count goes wrong.
class BlockSource {
 public:
  BlockSource(const Input& input, std::uint64_t begin, char line_end, std::size_t block_size);

  /// The next block; false at the end, after `stop`, or after a read error.
  bool next(Block& block);
  /// No more blocks: one that was given out has a fault, and those behind it do not matter.
  void stop();
  /// Of so many threads, those that may have a block to work on.
  unsigned useful_workers(unsigned threads) const;
  bool read_failed() const { return failed_; }
  std::uint64_t bytes() const { return position_; }
  std::string sha256() { return hash_.hex(); }
  const std::vector<BlockStart>& starts() const { return starts_; }

 private:
  bool take_block(Block& block, std::string_view& fresh);
  std::size_t find_end(std::string_view text, bool& has_quotes) const;
  bool read_more(Block& block, std::size_t& filled);
  const Input& input_;
  char line_end_;
  std::size_t block_size_;
  std::mutex mutex_;       ///< of all but the hash
  std::mutex hash_mutex_;  ///< locked while the other is held, so in the order of the file
  Sha256 hash_;
  std::uint64_t position_ = 0;  ///< next byte to read
  std::uint64_t line_ = 1;
  std::vector<char> carried_;  ///< begin of a record whose end was not read yet
  std::vector<BlockStart> starts_;
  bool ended_ = false, failed_ = false;
};

}  // namespace assess
