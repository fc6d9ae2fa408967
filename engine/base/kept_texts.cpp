#include "base/kept_texts.hpp"

#include <algorithm>

namespace assess {

namespace {

constexpr std::size_t least_piece = 1 << 10, doublings = 11;  ///< the largest has 2 MiB

}  // namespace

std::string_view KeptTexts::keep(std::string_view text) {
  char* const kept = room(text.size());
  std::copy(text.begin(), text.end(), kept);
  return {kept, text.size()};
}

char* KeptTexts::room(std::size_t bytes) {
  if (bytes > left_) {
    left_ = std::max(least_piece << std::min(doublings, pieces_.size()), bytes);
    next_ = pieces_.emplace_back(std::make_unique_for_overwrite<char[]>(left_)).get();
  }
  char* const room = next_;
  next_ += bytes;
  left_ -= bytes;
  return room;
}

}  // namespace assess
