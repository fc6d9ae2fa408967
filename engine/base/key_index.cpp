#include "base/key_index.hpp"

#include <algorithm>
#include <bit>
#include <cstring>
#include <functional>

namespace assess {

namespace {

constexpr std::size_t longest_short = 7;

}  // namespace

/// Of a short key its bytes and, in the last byte, its length: no other key has this word. Of a
/// longer one its hash, marked.
std::uint64_t KeyIndex::word_of(std::string_view key) {
  if (key.size() > longest_short) return std::hash<std::string_view>{}(key) | long_mark;
  std::uint64_t word = 0;
  if (key.size() >= 4) {  // two loads that overlap
    std::uint32_t first, last;
    std::memcpy(&first, key.data(), 4);
    std::memcpy(&last, key.data() + key.size() - 4, 4);
    word = first | std::uint64_t{last} << 8 * (key.size() - 4);
  } else {
    for (std::size_t i = 0; i < key.size(); ++i)
      word |= std::uint64_t{static_cast<unsigned char>(key[i])} << 8 * i;
  }
  return word | std::uint64_t{key.size()} << 56;
}

std::pair<const KeyIndex::Entry*, bool> KeyIndex::try_emplace(std::string_view key,
                                                              std::uint64_t word,
                                                              std::uint32_t number) {
  const auto [entry, fresh] = emplace(key, word, number);
  if (fresh) entry->first = texts_.keep(key);
  return {entry, fresh};
}

std::pair<const KeyIndex::Entry*, bool> KeyIndex::try_emplace_lasting(std::string_view key,
                                                                      std::uint32_t number) {
  return emplace(key, word_of(key), number);
}

std::pair<KeyIndex::Entry*, bool> KeyIndex::emplace(std::string_view key, std::uint64_t word,
                                                    std::uint32_t number) {
  if (slots_.size() < 2 * (entries_.size() + 1)) resize(2 * slots_.size());
  Slot& slot = slots_[slot_of(key, word)];
  const bool fresh = slot.entry == 0;
  if (fresh) {
    entries_.emplace_back(key, number);
    slot = {word, static_cast<std::uint32_t>(entries_.size()), number};
  }
  return {&entries_[slot.entry - 1], fresh};
}

/// Where a key that is known to be new is put: no key need be looked at.
std::size_t KeyIndex::free_slot(std::uint64_t word) const {
  std::size_t at = home_of(word);
  while (slots_[at].entry != 0) at = (at + 1) & (slots_.size() - 1);
  return at;
}

void KeyIndex::expect(std::size_t keys) {
  entries_.reserve(keys);
  resize(std::max(slots_.size(), std::bit_ceil(2 * (keys + 1))));
}

void KeyIndex::resize(std::size_t slots) {
  std::vector<Slot> taken(std::max<std::size_t>(64, slots));
  taken.swap(slots_);
  shift_ = 64 - static_cast<unsigned>(std::bit_width(slots_.size() - 1));
  for (const Slot& slot : taken)
    if (slot.entry != 0) slots_[free_slot(slot.word)] = slot;
}

}  // namespace assess
