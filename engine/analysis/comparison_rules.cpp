#include <map>
#include <utility>

#include "analysis/comparison.hpp"

namespace assess {

namespace {

using Lines = std::map<std::pair<std::string, std::string>, std::string>;

Lines by_key(const std::vector<RuleLine>& lines) {
  Lines result;
  for (const RuleLine& line : lines) result[{line.section, line.key}] = line.value;
  return result;
}

}  // namespace

/// In the order of the new rules, then what is gone in the order of the old ones.
std::vector<RuleChange> rule_changes(const PublishedResult& before, const PublishedResult& after) {
  const bool whole = !before.rules.empty() && !after.rules.empty();
  const auto& old_lines = whole ? before.rules : before.outline;
  const auto& new_lines = whole ? after.rules : after.outline;
  const Lines was = by_key(old_lines), is = by_key(new_lines);
  std::vector<RuleChange> changes;
  for (const RuleLine& line : new_lines) {
    const auto old = was.find({line.section, line.key});
    if (old == was.end())
      changes.push_back({line.section, line.key, {}, line.value});
    else if (old->second != line.value)
      changes.push_back({line.section, line.key, old->second, line.value});
  }
  for (const RuleLine& line : old_lines)
    if (!is.contains({line.section, line.key}))
      changes.push_back({line.section, line.key, line.value, {}});
  return changes;
}

}  // namespace assess
