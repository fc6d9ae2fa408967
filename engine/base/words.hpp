#pragma once

#include <cstdint>
#include <deque>
#include <shared_mutex>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace assess {

/// Gives every text a code, so that texts are compared as numbers. Texts that are equal after
/// `folded` (NFKC, trimmed) have one code. Grows only; safe for several threads. Codes depend on
/// the order in which threads ask: compare them, do not order or print by them.
class Words {
 public:
  double code(std::string_view text);
  /// The text of a code that `code` gave, trimmed, as it was typed; of several spellings the first
  /// in the order of bytes, so that no thread leaves a trace.
  std::string_view text(double code) const;

 private:
  double insert_folded(std::string_view folded, std::string_view spelling);
  mutable std::shared_mutex mutex_;
  std::deque<std::string> storage_;  ///< what the views below look at
  std::vector<std::string_view> texts_;
  std::unordered_map<std::string_view, std::uint32_t> of_folded_, of_spelling_;
};

}  // namespace assess
