#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace assess {

/// Names prepared once, to find the nearest of several misspelt ones. 45,000 names that are all
/// alike take 50 ms for each word, so ask only for words that will be printed. For a short list
/// there is `nearest` in base/text.hpp.
class Spellings {
 public:
  explicit Spellings(std::span<const std::string> names);
  explicit Spellings(std::span<const std::string_view> names);
  /// The name nearest to `word` (Damerau-Levenshtein on code points, case ignored, at most a third
  /// of the word's length), or ""; of several the one first given.
  std::string nearest(std::string_view word) const;

 private:
  struct Name {
    std::string spelling;
    std::u32string key;
    std::uint64_t letters;  ///< one bit per letter, several letters share one
  };
  void add(std::string_view name);
  std::vector<Name> names_;
};

}  // namespace assess
