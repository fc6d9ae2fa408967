#include <algorithm>
#include <array>
#include <cmath>
#include <tuple>

#include "truth.hpp"

namespace assess::evidence {

namespace {

using Key = std::tuple<int, double, double, double, double, double, double>;

double or_last(const Truth& unit, const char* criterion) {
  const Mark& mark = unit.criteria.at(criterion);
  return mark.state == Mark::value ? -std::round(mark.points * 1e9) : 1;
}

/// Smaller stands higher: units that may be ranked, total, then the tie-break in its order.
Key key_of(const Truth& unit) {
  return {unit.ranked,
          -std::round(unit.total * 100),
          or_last(unit, "C2"),
          or_last(unit, "A5"),
          std::round(unit.severe * 1e9),
          -std::round(unit.items.at("D") * 1e9),
          -unit.due};
}

std::vector<Key> sorted_keys(const std::vector<Truth*>& units) {
  std::vector<Key> keys;
  for (const Truth* unit : units) keys.push_back(key_of(*unit));
  std::sort(keys.begin(), keys.end());
  return keys;
}

void rank_group(const std::vector<Truth*>& members) {
  std::vector<Truth*> ranked;
  for (Truth* unit : members)
    if (unit->ranked != Truth::no) ranked.push_back(unit);
  const std::vector<Key> keys = sorted_keys(ranked);
  for (Truth* unit : ranked) {
    const auto at = std::lower_bound(keys.begin(), keys.end(), key_of(*unit));
    unit->rank = 1 + static_cast<int>(at - keys.begin());
  }
}

/// At most a fifth of a pool, at least one; a tie at the edge: none of the tied.
void apply_quota(const std::vector<Truth*>& members) {
  std::vector<Truth*> best;
  for (Truth* unit : members)
    if (unit->grade == "excellent") best.push_back(unit);
  const std::size_t places = std::max<std::size_t>(1, members.size() / 5);
  const std::vector<Key> keys = sorted_keys(best);
  for (Truth* unit : best) {
    const auto not_below = std::upper_bound(keys.begin(), keys.end(), key_of(*unit)) - keys.begin();
    if (static_cast<std::size_t>(not_below) > places) unit->grade = "good";
  }
}

}  // namespace

void stand(std::vector<Truth>& units) {
  std::array<std::vector<Truth*>, 4> groups;
  for (Truth& unit : units) groups[static_cast<std::size_t>(unit.group)].push_back(&unit);
  for (const auto& group : groups) rank_group(group);
  // The fourth group shares the quota of the third while it has fewer than five units.
  if (groups[3].size() < 5) {
    groups[2].insert(groups[2].end(), groups[3].begin(), groups[3].end());
    groups[3].clear();
  }
  for (const auto& pool : groups) apply_quota(pool);
}

}  // namespace assess::evidence
