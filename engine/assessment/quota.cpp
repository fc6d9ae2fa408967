#include "assessment/quota.hpp"

#include <algorithm>
#include <cmath>
#include <map>

#include "base/points.hpp"

namespace assess {

namespace {

/// Units that share one quota, best first.
using Pool = Ranked;

/// Small groups share the quota of the group they are pooled with.
std::map<std::uint32_t, std::uint32_t> pool_of_group(const Scheme& scheme, const Standing& standing,
                                                     const std::vector<std::uint32_t>& ranked) {
  std::map<std::uint32_t, std::size_t> sizes;
  for (const std::uint32_t u : ranked) ++sizes[standing.group[u]];
  std::map<std::uint32_t, std::uint32_t> pools;
  for (const auto& [group, size] : sizes) {
    pools[group] = group;
    if (size >= scheme.ranking.min_group) continue;
    for (const PooledGroup& pool : scheme.ranking.pool) {
      const auto other = std::ranges::find(standing.groups, pool.joins);
      if (pool.small == standing.groups[group] && other != standing.groups.end())
        pools[group] = static_cast<std::uint32_t>(other - standing.groups.begin());
    }
  }
  return pools;
}

/// Places of a pool of several groups are merged by rank: first by rank, then by total.
std::vector<Pool> pools_of(const Scheme& scheme, const Ranked& all, const Standing& standing) {
  if (!scheme.group) return {all};
  const std::vector<std::uint32_t>& ranked = all.units;
  const auto pool_of = pool_of_group(scheme, standing, ranked);
  std::map<std::uint32_t, std::vector<std::size_t>> places;
  for (std::size_t p = 0; p < ranked.size(); ++p)
    places[pool_of.at(standing.group[ranked[p]])].push_back(p);
  std::vector<Pool> pools;
  for (auto& [group, list] : places) {
    const bool highest = scheme.ranking.best_is_highest;
    std::ranges::stable_sort(list, [&](std::size_t a, std::size_t b) {
      const Points x = standing.total[ranked[a]], y = standing.total[ranked[b]];
      return highest ? x > y : x < y;
    });
    Pool pool;
    for (std::size_t i = 0; i < list.size(); ++i) {
      pool.units.push_back(ranked[list[i]]);
      const bool same_group = i + 1 < list.size() &&
                              standing.group[ranked[list[i]]] == standing.group[ranked[list[i + 1]]];
      const bool next = i + 1 < list.size() && list[i + 1] == list[i] + 1;
      pool.tied_with_next.push_back(same_group
                                        ? next && all.ties(list[i])
                                        : i + 1 < list.size() && standing.total[ranked[list[i]]] ==
                                                                     standing.total[ranked[list[i + 1]]]);
    }
    pools.push_back(std::move(pool));
  }
  return pools;
}

std::size_t places_for(const Ranking& ranking, double share, std::size_t units) {
  // as decimals: 20% of 15 is 3, whatever the doubles make of it
  const double exact_places = snapped(share * static_cast<double>(units));
  const double places = ranking.quota_rounding == QuotaRounding::down ? std::floor(exact_places)
                        : ranking.quota_rounding == QuotaRounding::up ? std::ceil(exact_places)
                                                                      : std::floor(exact_places + 0.5);
  return std::max(static_cast<std::size_t>(places), static_cast<std::size_t>(ranking.quota_min));
}

/// How many of the candidates (indices into the pool, best first) keep the grade.
std::size_t kept(const Pool& pool, const std::vector<std::size_t>& candidates, std::size_t places,
                 bool all_of_a_tie) {
  if (candidates.size() <= places) return candidates.size();
  const auto tied = [&](std::size_t i) {  // candidate i with candidate i + 1
    return candidates[i + 1] == candidates[i] + 1 && pool.ties(candidates[i]);
  };
  std::size_t end = places;
  if (end == 0 || !tied(end - 1)) return end;
  if (all_of_a_tie) {
    while (end < candidates.size() && tied(end - 1)) ++end;
    return end;
  }
  while (end > 0 && tied(end - 1)) --end;
  return end;
}

}  // namespace

void apply_quota(const Scheme& scheme, const Ranked& ranked, Standing& standing) {
  standing.moved_by_quota.assign(standing.grade.size(), false);
  const bool any = std::ranges::any_of(scheme.grades, [](const Grade& g) { return g.quota.has_value(); });
  if (!any) return;
  for (const Pool& pool : pools_of(scheme, ranked, standing))
    for (std::size_t g = 0; g + 1 < scheme.grades.size(); ++g) {
      if (!scheme.grades[g].quota) continue;
      std::vector<std::size_t> candidates;
      for (std::size_t i = 0; i < pool.units.size(); ++i)
        if (standing.grade[pool.units[i]] == static_cast<std::int16_t>(g)) candidates.push_back(i);
      const std::size_t places = places_for(scheme.ranking, *scheme.grades[g].quota, pool.units.size());
      for (std::size_t i = kept(pool, candidates, places, scheme.ranking.quota_ties_all);
           i < candidates.size(); ++i) {
        const std::uint32_t unit = pool.units[candidates[i]];
        standing.grade[unit] = static_cast<std::int16_t>(g + 1);
        standing.moved_by_quota[unit] = true;
      }
    }
}

}  // namespace assess
