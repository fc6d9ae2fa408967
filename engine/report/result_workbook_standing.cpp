#include <algorithm>
#include <map>
#include <numeric>
#include <tuple>

#include "report/result_workbook_check.hpp"

namespace assess {

namespace {

constexpr Message exact_basis{"ranks go by totals before rounding", "名次按四舍五入前的总分排定"};
constexpr Message moving_edges{"edges of grades differ by unit", "等次分数线因单位而异"};
constexpr Message other_ranks{"ranks are not what the formulas of this workbook would give",
                              "名次与本工作簿公式的结果不一致"};
constexpr Message other_grades{"grades are not what the formulas of this workbook would give",
                               "等次与本工作簿公式的结果不一致"};

Text both(const Message& message) {
  return {std::string(message.en), std::string(message.zh)};
}

bool passes(BandTest test, Points total, Points edge) {
  switch (test) {
    case BandTest::at_least:
      return total >= edge;
    case BandTest::above:
      return total > edge;
    case BandTest::at_most:
      return total <= edge;
    case BandTest::below:
      return total < edge;
    default:
      return total == edge;
  }
}

class Planner {
 public:
  Planner(const Assessment& a, TrialStanding& plan)
      : a_(a), scheme_(a.scheme), units_(a.figures.units()), plan_(plan) {}

  Text plan() {
    if (scheme_.ranking.exact_basis) return both(exact_basis);
    if (!find_edges()) return both(moving_edges);
    find_limits();
    find_ranked();
    if (!scheme_.ranking.order.empty() || scheme_.ranking.ties == Ties::ordinal) find_tie_places();
    if (!grades_agree()) return both(other_grades);
    return ranks_agree() ? Text() : both(other_ranks);
  }

 private:
  bool has_total(std::size_t u) const { return a_.scores.nodes[scheme_.total].score.has_number(u); }

  bool find_edges() {
    for (std::size_t g = 0; g < scheme_.grades.size(); ++g) {
      const auto& edge = scheme_.grades[g].edge;
      if (!edge) continue;
      if (!edge->is_constant()) return false;
      plan_.edges.push_back(exact(edge->number));
      plan_.grades.push_back(g);
    }
    return true;
  }

  /// The quota counts as a limit: who was moved down stays there.
  void find_limits() {
    plan_.limit.assign(units_, no_grade);
    plan_.vetoed.assign(units_, false);
    plan_.last.assign(units_, false);
    for (const Applied& one : a_.scores.applied) {
      const Adjustment& rule = scheme_.adjustments[one.adjustment];
      if (one.undecided || !rule.grade) continue;
      if (rule.kind == AdjustmentKind::veto) {
        plan_.last[one.unit] =
            rule.ranked == VetoRanked::last || (plan_.vetoed[one.unit] && plan_.last[one.unit]);
        plan_.vetoed[one.unit] = true;
      } else {
        std::int16_t& limit = plan_.limit[one.unit];
        limit = std::max(limit, static_cast<std::int16_t>(*rule.grade));
      }
    }
    for (std::size_t u = 0; u < units_; ++u)
      if (a_.standing.moved_by_quota[u]) plan_.limit[u] = a_.standing.grade[u];
  }

  void find_ranked() {
    plan_.ranked.assign(units_, false);
    for (std::size_t u = 0; u < units_; ++u) plan_.ranked[u] = a_.standing.rank[u] > 0;
  }

  int compare_ties(std::uint32_t a, std::uint32_t b) const {
    for (const TieBreak& key : scheme_.ranking.order) {
      const Column& column = a_.scores.quantities[key.quantity];
      if (column.has_number(a) != column.has_number(b)) return column.has_number(a) ? -1 : 1;
      if (!column.has_number(a)) continue;
      const auto order = compare_decimals(column.values[a], column.values[b]);
      if (order != 0) return (order > 0) != key.lowest ? -1 : 1;
    }
    if (scheme_.ranking.ties != Ties::ordinal || a == b) return 0;
    return a_.figures.keys[a] < a_.figures.keys[b] ? -1 : 1;
  }

  void find_tie_places() {
    std::vector<std::uint32_t> order(units_);
    std::iota(order.begin(), order.end(), 0u);
    std::ranges::sort(order, [&](std::uint32_t a, std::uint32_t b) {
      const int by = compare_ties(a, b);
      return by != 0 ? by < 0 : a < b;
    });
    plan_.tie_place.assign(units_, 1);
    for (std::size_t i = 1; i < order.size(); ++i)
      plan_.tie_place[order[i]] =
          plan_.tie_place[order[i - 1]] + (compare_ties(order[i - 1], order[i]) != 0);
  }

  bool grades_agree() const {
    for (std::size_t u = 0; u < units_; ++u) {
      if (plan_.vetoed[u] || !has_total(u)) continue;
      std::int16_t grade = no_grade;
      for (std::size_t e = 0; e < plan_.edges.size() && grade == no_grade; ++e)
        if (passes(scheme_.grades[plan_.grades[e]].test, a_.standing.total[u], plan_.edges[e]))
          grade = static_cast<std::int16_t>(plan_.grades[e]);
      if (grade != no_grade) grade = std::max(grade, plan_.limit[u]);
      if (grade != a_.standing.grade[u]) return false;
    }
    return true;
  }

  /// What a unit is ranked by, less is better; equal keys share a rank.
  using Key = std::tuple<std::uint32_t, bool, Int128, std::uint32_t>;
  Key key_of(std::size_t u) const {
    const Int128 total = a_.standing.total[u].billionths;
    return {scheme_.ranking.within_group ? a_.standing.group[u] : 0, plan_.last[u],
            scheme_.ranking.best_is_highest ? -total : total,
            plan_.tie_place.empty() ? 0 : plan_.tie_place[u]};
  }

  bool ranks_agree() const {
    std::map<Key, std::uint32_t> shared;
    for (std::size_t u = 0; u < units_; ++u)
      if (plan_.ranked[u]) ++shared[key_of(u)];
    std::map<Key, double> rank;
    std::uint32_t group = 0;
    double before = 0, different = 0;
    for (const auto& [key, units] : shared) {
      if (std::get<0>(key) != group) before = different = 0;
      group = std::get<0>(key);
      ++different;
      rank[key] = scheme_.ranking.ties == Ties::dense        ? different
                  : scheme_.ranking.ties == Ties::fractional ? before + (units + 1) / 2.0
                                                             : before + 1;
      before += units;
    }
    for (std::size_t u = 0; u < units_; ++u)
      if (plan_.ranked[u] && rank[key_of(u)] != a_.standing.rank[u]) return false;
    return true;
  }

  const Assessment& a_;
  const Scheme& scheme_;
  std::size_t units_;
  TrialStanding& plan_;
};

}  // namespace

Text plan_standing(const Assessment& assessment, TrialStanding& standing) {
  return Planner(assessment, standing).plan();
}

}  // namespace assess
