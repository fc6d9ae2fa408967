#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/value_type.hpp"
#include "base/words.hpp"
#include "tables/cells/cell.hpp"

namespace assess {

/// Spellings of cells that have a meaning of their own, and what they mean.
/// Filled once, then read by several threads at once.
class Meanings {
 public:
  Meanings();
  /// A later meaning of a spelling takes the place of an earlier one.
  void add(std::string_view spelling, const Cell& meaning);
  /// The meaning of exactly this spelling, or null.
  const Cell* find(std::string_view spelling) const;

 private:
  struct Entry {
    std::string spelling;
    Cell meaning;
  };
  std::size_t slot_of(std::string_view spelling) const;
  void rehash();

  std::vector<Entry> entries_;
  std::vector<std::uint32_t> slots_;  ///< hash table: 1 + index of the entry, 0 is free
  std::size_t longest_ = 0;
};

/// What cells of such a column mean by themselves: the states of PRACTICE §3.4,
/// yes and no, the words of its closed list, and on top of them what the
/// table's aliases say. All are NFKC.
Meanings meanings_of(const ColumnType& type, const CellAliases& aliases, Words& words);

}  // namespace assess
