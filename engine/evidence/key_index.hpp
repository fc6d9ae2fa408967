#pragma once

#include <cstdint>
#include <memory>
#include <string_view>
#include <utility>
#include <vector>

namespace assess {

/// Finds units by their keys: like a map, but a million keys need a few large pieces of memory
/// instead of a million small ones, and rows of a ledger find theirs in half the time.
class KeyIndex {
 public:
  using Entry = std::pair<std::string_view, std::uint32_t>;  ///< key, unit

  /// The entry of a key, and whether it is new; then it has this unit. Valid until the next call.
  std::pair<const Entry*, bool> try_emplace(std::string_view key, std::uint32_t unit);
  /// The entry of a key, or `end()`.
  const Entry* find(std::string_view key) const;
  const Entry* end() const { return nullptr; }
  const std::vector<Entry>& entries() const { return entries_; }

 private:
  /// Open addressing; `tag` is a part of the hash, so that other keys are rarely looked at.
  struct Slot {
    std::uint32_t tag = 0;
    std::uint32_t entry = 0;  ///< index + 1; 0: free
  };
  std::size_t slot_of(std::string_view key, std::size_t hash) const;
  void grow();
  std::string_view keep(std::string_view key);

  std::vector<Slot> slots_;  ///< a power of two, at most half of them taken
  std::vector<Entry> entries_;
  std::vector<std::unique_ptr<char[]>> pieces_;  ///< bytes of the keys; they never move
  std::size_t left_ = 0;                         ///< free bytes at the end of the last piece
  char* next_ = nullptr;
};

}  // namespace assess
