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

/// All units are one cohort. Kept apart from the other loop, and taken in by four who do not wait for
/// each other, because a comparison takes as long as four can start.
Cohort ends_of_all(const Operand& value, std::size_t units, const Cohort& empty) {
  std::array<Cohort, 4> parts;
  parts.fill(empty);
  std::size_t u = 0;
  for (; u + parts.size() <= units; u += parts.size())
    for (std::size_t p = 0; p < parts.size(); ++p)
      take_in(parts[p], measured(value[u + p], empty.lower));
  for (; u < units; ++u) take_in(parts[0], measured(value[u], empty.lower));
  Cohort all = empty;
  for (const Cohort& part : parts) {
    all.count += part.count;
    all.min = std::min(all.min, part.min);
    all.max = std::max(all.max, part.max);
  }
  return all;
}

std::vector<Cohort> ends(const FormArguments& a, std::size_t units) {
  Cohort empty;
  empty.min = infinity;
  empty.max = -infinity;
  empty.lower = a.lower;
  if (a.cohort.empty()) return {ends_of_all(a.slots[0], units, empty)};
  const int last = units == 0 ? -1 : *std::ranges::max_element(a.cohort);
  std::vector<Cohort> cohorts(static_cast<std::size_t>(last + 1), empty);
  for (std::size_t u = 0; u < units; ++u)
    if (a.cohort[u] >= 0)
      take_in(cohorts[static_cast<std::size_t>(a.cohort[u])], measured(a.slots[0][u], a.lower));
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
