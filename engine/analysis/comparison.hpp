#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "analysis/comparison_result.hpp"
#include "base/points.hpp"

namespace assess {

/// A line that one of two rules files does not have, or has with another value.
struct RuleChange {
  std::string section, key;
  std::optional<std::string> before, after;  ///< none: not there
  bool operator==(const RuleChange&) const = default;
};

enum class UnitFate : unsigned char { same, renamed, fresh, gone };

/// One unit in both results. All differences are those of published numbers, exactly.
struct UnitChange {
  UnitFate fate = UnitFate::same;
  std::optional<std::size_t> before, after;  ///< indices into the units of the results
  std::optional<Points> change;              ///< of the total; none if one of the two is absent
  std::optional<Points> data, rules;         ///< add up to `change`; none: not known
  std::vector<Part> parts;                   ///< add up to `change`; those of 0 are left out
  std::optional<std::size_t> near;  ///< of a unit that is gone: a new one that is called alike
};

struct GroupChange {
  std::string group;  ///< that of the new result
  std::size_t units = 0;
  Points before, after;  ///< means of published totals, rounded like them
};

struct ChangeSummary {
  std::size_t compared = 0;  ///< units with a total in both
  std::size_t grades = 0, ranks = 0, renamed = 0, fresh = 0, gone = 0;
  std::optional<Points> mean;         ///< rounded like a total
  std::optional<Points> data, rules;  ///< add up to `mean`; none: not known of every unit
};

/// Two results side by side.
struct Comparison {
  PublishedResult before, after;
  int decimals = 2;               ///< of published totals: the more of the two
  std::vector<UnitChange> units;  ///< as the new result prints them, then those that are gone
  std::vector<GroupChange> groups;
  std::vector<RuleChange> rules;
  ChangeSummary summary;
};

/// `between`: the old evidence under the new rules; what lies between it and the old result was
/// done by the rules, the rest by the evidence. None: not known; then, if the rules are the same
/// file, all was done by the evidence. Units are matched by key, then by what the new roster knows
/// them as; names that are only near are never matched.
Comparison compare(PublishedResult before, PublishedResult after, const PublishedResult* between);

std::vector<RuleChange> rule_changes(const PublishedResult& before, const PublishedResult& after);

}  // namespace assess
