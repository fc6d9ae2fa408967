#include "forms/cohorts.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

#include "base/statistics.hpp"

namespace assess {

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

/// Takes in one value; NaN changes nothing.
void take_in(Cohort& cohort, double x) {
  cohort.count += !std::isnan(x);
  cohort.min = x < cohort.min ? x : cohort.min;
  cohort.max = x > cohort.max ? x : cohort.max;
}

/// All units are one cohort: the ends of every fourth value, and then of the four, because a
/// comparison that waits for the last one takes four times as long.
Cohort ends_of_all(std::span<const double> values, const Cohort& empty) {
  const bool lower = empty.lower;
  std::array<double, 4> least, most;
  std::array<std::size_t, 4> count{};
  least.fill(empty.min);
  most.fill(empty.max);
  std::size_t u = 0;
  for (; u + 4 <= values.size(); u += 4)
    for (std::size_t p = 0; p < 4; ++p) {
      const double x = measured(values[u + p], lower);
      least[p] = x < least[p] ? x : least[p];
      most[p] = x > most[p] ? x : most[p];
      count[p] += x == x;  // not NaN
    }
  Cohort all = empty;
  for (std::size_t p = 0; p < 4; ++p) {
    all.count += count[p];
    all.min = std::min(all.min, least[p]);
    all.max = std::max(all.max, most[p]);
  }
  for (; u < values.size(); ++u) take_in(all, measured(values[u], empty.lower));
  return all;
}

std::vector<Cohort> ends(const FormArguments& a, std::size_t units) {
  Cohort empty;
  empty.min = infinity;
  empty.max = -infinity;
  empty.lower = a.lower;
  if (a.cohort.empty() && !a.slots[0].is_constant())
    return {ends_of_all(a.slots[0].each(), empty)};
  const int last = a.cohort.empty() ? 0 : *std::ranges::max_element(a.cohort);
  std::vector<Cohort> cohorts(static_cast<std::size_t>(last + 1), empty);
  for (std::size_t u = 0; u < units; ++u)
    if (const int code = a.cohort.empty() ? 0 : a.cohort[u]; code >= 0)
      take_in(cohorts[static_cast<std::size_t>(code)], measured(a.slots[0][u], a.lower));
  return cohorts;
}

/// The units of each cohort that have a value.
std::vector<std::vector<std::size_t>> members(const FormArguments& a, std::size_t units,
                                              std::size_t cohorts) {
  std::vector<std::vector<std::size_t>> result(cohorts);
  for (std::size_t u = 0; u < units; ++u) {
    const int code = a.cohort.empty() ? 0 : a.cohort[u];
    if (code >= 0 && !std::isnan(a.slots[0][u]))
      result[static_cast<std::size_t>(code)].push_back(u);
  }
  return result;
}

}  // namespace

Compared compare(const FormArguments& a, std::size_t units, CohortNeed need) {
  Compared result{ends(a, units), {}};
  if (need == CohortNeed::ends) return result;
  if (need == CohortNeed::ranks) result.ranks.assign(units, absent);
  const auto groups = members(a, units, result.cohorts.size());
  std::vector<double> values, ranks;
  for (std::size_t c = 0; c < groups.size(); ++c) {
    values.clear();
    for (const std::size_t u : groups[c]) values.push_back(measured(a.slots[0][u], a.lower));
    if (need == CohortNeed::moments) {
      result.cohorts[c].mean = mean(values);
      result.cohorts[c].sd = standard_deviation(values);
      continue;
    }
    ranks.resize(values.size());
    ranks_from_lowest(values, a.ties == SharedRank::mean ? RankOfTies::mean : RankOfTies::lowest,
                      ranks);
    for (std::size_t i = 0; i < ranks.size(); ++i) result.ranks[groups[c][i]] = ranks[i];
  }
  return result;
}

}  // namespace assess
