#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "analysis/comparison_result.hpp"
#include "base/spellings.hpp"

namespace assess {

/// Finds, for a unit that is gone, one of the new units that is called alike: by name, or by key
/// where one of the two has no name. Numbers must be the same: School 7 is not School 8, and
/// U007 not U008.
class CalledAlike {
 public:
  /// `fresh`: indices into `units`, which must live as long.
  CalledAlike(const std::vector<PublishedUnit>& units, const std::vector<std::size_t>& fresh);
  std::optional<std::size_t> find(const PublishedUnit& gone) const;

 private:
  /// Texts with the same numbers in them.
  struct Alike {
    std::vector<std::string> texts;
    std::map<std::string, std::size_t> units;  ///< the first of each text
    std::optional<Spellings> spellings;
  };
  using ByNumbers = std::map<std::u32string, Alike>;

  static void add(ByNumbers& all, const std::string& text, std::size_t unit);
  static void prepare(ByNumbers& all);
  static std::optional<std::size_t> nearest(const ByNumbers& all, const std::string& text);

  ByNumbers names_, keys_, keys_of_unnamed_;
};

}  // namespace assess
