#include <algorithm>
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

void rank_groups(std::vector<Truth>& units) {
  for (Truth& unit : units) {
    if (unit.ranked == Truth::no) continue;
    unit.rank = 1 + static_cast<int>(std::count_if(units.begin(), units.end(), [&](auto& other) {
                  return other.group == unit.group && other.ranked != Truth::no &&
                         key_of(other) < key_of(unit);
                }));
  }
}

/// The fourth group shares the quota of the third while it has fewer than five units.
int pool_of(const std::vector<Truth>& units, int group) {
  const auto size =
      std::count_if(units.begin(), units.end(), [&](const Truth& unit) { return unit.group == 3; });
  return group == 3 && size < 5 ? 2 : group;
}

/// At most a fifth of a pool, at least one; a tie at the edge: none of the tied.
void apply_quota(std::vector<Truth>& units, int pool) {
  std::vector<Truth*> members, best;
  for (Truth& unit : units)
    if (pool_of(units, unit.group) == pool) members.push_back(&unit);
  for (Truth* unit : members)
    if (unit->grade == "excellent") best.push_back(unit);
  const std::size_t places = std::max<std::size_t>(1, members.size() / 5);
  std::vector<Truth*> out;
  for (Truth* unit : best) {
    const auto not_below = std::count_if(best.begin(), best.end(), [&](const Truth* other) {
      return key_of(*other) <= key_of(*unit);
    });
    if (static_cast<std::size_t>(not_below) > places) out.push_back(unit);
  }
  for (Truth* unit : out) unit->grade = "good";
}

}  // namespace

void stand(std::vector<Truth>& units) {
  rank_groups(units);
  for (int pool = 0; pool < 4; ++pool) apply_quota(units, pool);
}

}  // namespace assess::evidence
