#include "evidence/key_index.hpp"

#include <algorithm>
#include <functional>

namespace assess {

namespace {

constexpr std::size_t bytes_of_piece = 1 << 16;

std::size_t hash_of(std::string_view key) {
  return std::hash<std::string_view>{}(key);
}

std::uint32_t tag_of(std::size_t hash) {
  return static_cast<std::uint32_t>(hash >> 32);
}

}  // namespace

const KeyIndex::Entry* KeyIndex::find(std::string_view key) const {
  if (slots_.empty()) return end();
  const Slot slot = slots_[slot_of(key, hash_of(key))];
  return slot.entry ? &entries_[slot.entry - 1] : end();
}

std::pair<const KeyIndex::Entry*, bool> KeyIndex::try_emplace(std::string_view key,
                                                              std::uint32_t unit) {
  if (slots_.size() < 2 * (entries_.size() + 1)) grow();
  const std::size_t hash = hash_of(key);
  Slot& slot = slots_[slot_of(key, hash)];
  const bool fresh = slot.entry == 0;
  if (fresh) {
    entries_.emplace_back(keep(key), unit);
    slot = {tag_of(hash), static_cast<std::uint32_t>(entries_.size())};
  }
  return {&entries_[slot.entry - 1], fresh};
}

/// The slot where the key is, or would be put.
std::size_t KeyIndex::slot_of(std::string_view key, std::size_t hash) const {
  const std::size_t mask = slots_.size() - 1;
  std::size_t at = hash & mask;
  for (; slots_[at].entry != 0; at = (at + 1) & mask)
    if (slots_[at].tag == tag_of(hash) && entries_[slots_[at].entry - 1].first == key) break;
  return at;
}

void KeyIndex::grow() {
  slots_.assign(std::max<std::size_t>(64, 2 * slots_.size()), Slot{});
  for (std::uint32_t e = 0; e < entries_.size(); ++e) {
    const std::size_t hash = hash_of(entries_[e].first);
    slots_[slot_of(entries_[e].first, hash)] = {tag_of(hash), e + 1};
  }
}

std::string_view KeyIndex::keep(std::string_view key) {
  if (key.size() > left_) {
    left_ = std::max(bytes_of_piece, key.size());
    next_ = pieces_.emplace_back(new char[left_]).get();
  }
  std::copy(key.begin(), key.end(), next_);
  const std::string_view kept(next_, key.size());
  next_ += key.size();
  left_ -= key.size();
  return kept;
}

}  // namespace assess
