#include "tables/blocks.hpp"

#include <algorithm>
#include <cstring>

#include "tables/limits.hpp"

namespace assess {

BlockSource::BlockSource(const Input& input, std::uint64_t begin, char line_end,
                         std::size_t block_size)
    : input_(input), line_end_(line_end), block_size_(block_size), position_(0) {
  // bytes before the rows (byte order mark, header) are hashed, not given out
  std::vector<char> before(begin);
  const auto got = input.read(0, before.data(), before.size());
  failed_ = !got;
  hash_.add({before.data(), got.value_or(0)});
  line_ += static_cast<std::uint64_t>(std::ranges::count(before, line_end));
  position_ = begin;
}

/// Bytes up to and with the last end of a record; 0 if there is none.
std::size_t BlockSource::find_end(std::string_view text, bool& has_quotes) const {
  has_quotes = std::memchr(text.data(), '"', text.size()) != nullptr;
  if (!has_quotes) {
    const void* last = memrchr(text.data(), line_end_, text.size());
    return last ? static_cast<std::size_t>(static_cast<const char*>(last) - text.data()) + 1 : 0;
  }
  std::size_t end = 0, from = 0;
  for (bool outside = true; from < text.size(); outside = !outside) {
    const std::size_t quote = std::min(text.find('"', from), text.size());
    if (outside) {
      const std::size_t last = text.substr(0, quote).rfind(line_end_);
      if (last != std::string_view::npos && last >= from) end = last + 1;
    }
    from = quote + 1;
  }
  return end;
}

bool BlockSource::next(Block& block) {
  const std::lock_guard lock(mutex_);
  if (failed_ || (ended_ && carried_.empty())) return false;
  std::size_t filled = carried_.size();
  block.buffer.resize(std::max(block.buffer.size(), filled + block_size_));
  std::copy(carried_.begin(), carried_.end(), block.buffer.begin());
  carried_.clear();
  std::size_t end = 0;
  block.cut = false;
  for (;;) {
    if (!ended_) {
      const std::size_t room = std::max(block_size_, filled);  // doubles for long records
      block.buffer.resize(std::max(block.buffer.size(), filled + room));
      const auto got = input_.read(position_, block.buffer.data() + filled, room);
      if (!got) return failed_ = true, false;
      hash_.add({block.buffer.data() + filled, *got});
      position_ += *got;
      filled += *got;
      ended_ = *got < room;
    }
    if (filled == 0) return false;
    end = find_end({block.buffer.data(), filled}, block.has_quotes);
    if (ended_) end = filled;  // the last line may lack its end
    if (end > 0) break;
    if (filled > longest_record) {
      block.cut = true;
      end = filled;
      ended_ = true;
      break;
    }
  }
  carried_.assign(block.buffer.begin() + static_cast<std::ptrdiff_t>(end),
                  block.buffer.begin() + static_cast<std::ptrdiff_t>(filled));
  block.text = {block.buffer.data(), end};
  block.offset = position_ - filled;
  block.line = line_;
  block.number = number_++;
  line_ += static_cast<std::uint64_t>(std::ranges::count(block.text, line_end_));
  starts_.push_back({block.offset, block.line});
  return true;
}

}  // namespace assess
