#include "tables/csv/blocks.hpp"

#include <algorithm>
#include <cstring>

#include "tables/csv/separators.hpp"
#include "tables/table/limits.hpp"

namespace assess {

BlockSource::BlockSource(const Input& input, std::uint64_t begin, char line_end,
                         std::size_t block_size)
    : input_(input), line_end_(line_end), block_size_(block_size), position_(begin) {
  // bytes before the rows (byte order mark, header) are hashed, not given out
  std::vector<char> before(begin);
  const auto got = input.read(0, before.data(), before.size());
  failed_ = !got;
  const std::string_view head(before.data(), got.value_or(0));
  hash_.add(head);
  line_ += count_of(head, line_end);
}

/// Bytes up to and with the last end of a record; 0 if there is none.
std::size_t BlockSource::find_end(std::string_view text, bool& has_quotes) const {
  has_quotes = text.find('"') != std::string_view::npos;
  if (!has_quotes) return text.rfind(line_end_) + 1;
  std::size_t end = 0, from = 0;
  for (bool outside = true; from < text.size(); outside = !outside) {
    const std::size_t quote = std::min(text.find('"', from), text.size());
    if (outside)
      if (const std::size_t last = text.substr(from, quote - from).rfind(line_end_) + 1)
        end = from + last;
    from = quote + 1;
  }
  return end;
}

/// Reads behind what is there: a block, or for a long record as much as there is already, but no
/// more than a record may have, nor than one byte more than the file had.
bool BlockSource::read_more(Block& block, std::size_t& filled) {
  const std::uint64_t left =
      input_.size() > position_ ? input_.size() - position_ + 1 : block_size_;
  const std::size_t most = std::max(longest_record + 1, filled) - filled;
  const auto room = static_cast<std::size_t>(
      std::min<std::uint64_t>({std::max(block_size_, filled), most, left}));
  if (block.buffer.size() < filled + room) block.buffer.resize(filled + room);
  const auto got = input_.read(position_, block.buffer.data() + filled, room);
  failed_ = !got;
  if (failed_) return false;
  position_ += *got;
  filled += *got;
  ended_ = *got < room;
  return true;
}

unsigned BlockSource::useful_workers(unsigned threads) const {
  const std::uint64_t blocks = input_.size() / block_size_ + 1;
  return static_cast<unsigned>(std::min<std::uint64_t>(threads, blocks));
}

void BlockSource::stop() {
  const std::lock_guard lock(mutex_);
  ended_ = true;
  carried_.clear();
}

bool BlockSource::next(Block& block) {
  std::unique_lock lock(mutex_);
  std::string_view fresh;
  if (!take_block(block, fresh)) return false;
  // hashing takes longest, and goes on while the next block is read: whoever holds the one lock
  // asks for the other before giving it back, which keeps the order
  const std::lock_guard hash_lock(hash_mutex_);
  lock.unlock();
  hash_.add(fresh);
  return true;
}

/// Reads a block, and tells which of its bytes were not read before.
bool BlockSource::take_block(Block& block, std::string_view& fresh) {
  std::size_t filled = carried_.size(), end = 0;
  if (block.buffer.size() < filled) block.buffer.resize(filled);
  std::copy(carried_.begin(), carried_.end(), block.buffer.begin());
  const std::size_t known = filled;
  carried_.clear();
  block.cut = false;
  while (end == 0) {
    if (failed_ || (!ended_ && !read_more(block, filled))) return false;
    if (filled == 0) return false;
    end = find_end({block.buffer.data(), filled}, block.has_quotes);
    if (ended_) end = filled;  // the last line may lack its end
    if (end == 0 && filled > longest_record) {
      block.cut = ended_ = true;
      end = filled;
    }
  }
  const auto rest = block.buffer.begin() + static_cast<std::ptrdiff_t>(end);
  carried_.assign(rest, rest + static_cast<std::ptrdiff_t>(filled - end));
  block.text = {block.buffer.data(), end};
  block.offset = position_ - filled;
  block.line = line_;
  block.number = starts_.size();
  line_ += count_of(block.text, line_end_);
  starts_.push_back({block.offset, block.line});
  fresh = {block.buffer.data() + known, filled - known};
  return true;
}

}  // namespace assess
