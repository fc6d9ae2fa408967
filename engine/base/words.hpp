#pragma once

#include <array>
#include <cstdint>
#include <forward_list>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>

#include "base/key_index.hpp"

namespace assess {

/// Gives every text a code, so that texts are compared as numbers. Texts that are equal after
/// `folded` (NFKC, trimmed) have one code; that of the empty text is 0. Grows only; safe for
/// several threads. Codes depend on the order in which threads ask, and leave gaps: compare them,
/// do not order, count or print by them.
class Words {
 public:
  Words();
  double code(std::string_view text);
  /// The text of a code that `code` gave, trimmed, as it was typed; of several spellings the first
  /// in the order of bytes, so that no thread leaves a trace.
  std::string_view text(double code) const;

 private:
  /// Threads that ask for different texts seldom want the same part.
  struct Part {
    mutable std::mutex mutex;
    KeyIndex folded;  ///< numbered as they came
    /// As typed, of those that are not typed as they are folded.
    std::unordered_map<std::uint32_t, std::string_view> typed;
    std::forward_list<std::string> storage;  ///< what `typed` looks at
  };
  static constexpr std::size_t part_count = 32;
  double code_of(std::string_view folded, std::string_view typed);
  std::array<Part, part_count> parts_;
};

}  // namespace assess
