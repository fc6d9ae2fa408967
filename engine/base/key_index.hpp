#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "base/kept_texts.hpp"

namespace assess {

/// Finds numbers by their keys: units, codes of words. Like a map, but a million keys need a few
/// large pieces of memory instead of a million small ones, and a short key finds its number with
/// one look into memory.
class KeyIndex {
 public:
  using Entry = std::pair<std::string_view, std::uint32_t>;  ///< key, number

  /// Makes room for so many keys at once.
  void expect(std::size_t keys);
  /// The entry of a key, and whether it is new; then it has this number. Valid until the next call.
  std::pair<const Entry*, bool> try_emplace(std::string_view key, std::uint32_t number) {
    return try_emplace(key, word_of(key), number);
  }
  /// The same for who has the word already.
  std::pair<const Entry*, bool> try_emplace(std::string_view key, std::uint64_t word,
                                            std::uint32_t number);
  /// The same for a key whose bytes outlive the index: it does not copy them.
  std::pair<const Entry*, bool> try_emplace_lasting(std::string_view key, std::uint32_t number);
  /// What a key is found by: equal keys have equal words.
  static std::uint64_t word_of(std::string_view key);
  /// Fetches from memory what `find` or `try_emplace` of the key with this word will look at.
  void prefetch(std::uint64_t word) const {
    if (!slots_.empty()) __builtin_prefetch(&slots_[home_of(word)]);
  }
  std::optional<std::uint32_t> find(std::string_view key) const { return find(key, word_of(key)); }
  /// The same for who has the word already.
  std::optional<std::uint32_t> find(std::string_view key, std::uint64_t word) const {
    if (slots_.empty()) return {};
    const Slot& slot = slots_[slot_of(key, word)];
    if (slot.entry == 0) return {};
    return slot.number;
  }
  const std::vector<Entry>& entries() const { return entries_; }

 private:
  /// Open addressing. `word` holds a short key whole, of others a part of their hash.
  struct Slot {
    std::uint64_t word = 0;
    std::uint32_t entry = 0;  ///< index + 1; 0: free
    std::uint32_t number = 0;
  };
  static constexpr std::uint64_t long_mark = std::uint64_t{1} << 63;

  /// Fibonacci hashing: the top bits of the product depend on all bits of the word.
  std::size_t home_of(std::uint64_t word) const {
    return static_cast<std::size_t>(word * 0x9E37'79B9'7F4A'7C15u >> shift_);
  }
  /// The slot where the key is, or would be put.
  std::size_t slot_of(std::string_view key, std::uint64_t word) const {
    const std::size_t mask = slots_.size() - 1;
    std::size_t at = home_of(word);
    for (; slots_[at].entry != 0; at = (at + 1) & mask)
      if (slots_[at].word == word &&
          (!(word & long_mark) || entries_[slots_[at].entry - 1].first == key))
        break;
    return at;
  }
  std::size_t free_slot(std::uint64_t word) const;
  void resize(std::size_t slots);
  std::pair<Entry*, bool> emplace(std::string_view key, std::uint64_t word, std::uint32_t number);

  std::vector<Slot> slots_;  ///< a power of two, at most half of them taken
  unsigned shift_ = 64;      ///< of a 64-bit product, to the number of a slot
  std::vector<Entry> entries_;
  KeptTexts texts_;  ///< of the keys
};

}  // namespace assess
