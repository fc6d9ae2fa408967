#include <algorithm>
#include <atomic>
#include <cmath>
#include <map>
#include <set>
#include <span>

#include "assessment/computation.hpp"
#include "assessment/diagnostics.hpp"
#include "assessment/key_places.hpp"
#include "assessment/quota.hpp"
#include "assessment/ranking.hpp"
#include "base/parallel.hpp"
#include "base/points.hpp"

namespace assess {

namespace {

constexpr double too_large = 1e20;      ///< for a total
constexpr std::size_t piece = 1 << 15;  ///< units that a thread takes at once

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

/// Steps 6 to 8 of RULES §9, one method each.
class Stander {
 public:
  Stander(const Computation& so_far, Diagnostics& notes)
      : scheme_(so_far.scheme),
        so_far_(so_far),
        notes_(notes),
        units_(so_far.units()),
        total_(so_far.scores.nodes[so_far.scheme.total]) {}

  Standing stand() {
    find_groups();
    publish_totals();
    cut_grades();
    limit_and_veto();
    rank();
    apply_quota(scheme_, ranked_, result_);
    print_order();
    return std::move(result_);
  }

 private:
  void find_groups() {
    result_.group.assign(units_, 0);
    if (!scheme_.group) {
      result_.groups = {""};
      return;
    }
    const Column& column = so_far_.scores.quantities[*scheme_.group];
    std::map<double, std::uint32_t> of_value;  // few values, many units: names are made only once
    bool any_without = false;
    for (std::size_t u = 0; u < units_; ++u)
      column.has_number(u) ? void(of_value.try_emplace(column.values[u]))
                           : void(any_without = true);
    name_groups(of_value, any_without);
    const auto index_of = [&](const std::string& name) {
      return static_cast<std::uint32_t>(std::ranges::find(result_.groups, name) -
                                        result_.groups.begin());
    };
    for (auto& [value, index] : of_value) index = index_of(group_name(value));
    const std::uint32_t without = index_of("");
    for (std::size_t u = 0; u < units_; ++u)
      result_.group[u] = column.has_number(u) ? of_value.find(column.values[u])->second : without;
  }

  std::string group_name(double value) const {
    if (scheme_.quantities[*scheme_.group].type != Type::text) return to_text(value);
    return std::string(scheme_.words->text(value));
  }

  /// Groups of a closed list stand in its order, others by name.
  void name_groups(const std::map<double, std::uint32_t>& values, bool any_without) {
    std::set<std::string> names;
    if (any_without) names.emplace();
    for (const auto& [value, index] : values) names.insert(group_name(value));
    result_.groups.assign(names.begin(), names.end());
    const auto& words = scheme_.quantities[*scheme_.group].words;
    const auto place = [&](const std::string& group) {
      return std::ranges::find(words, group) - words.begin();
    };
    std::ranges::stable_sort(result_.groups, {}, place);
  }

  void publish_totals() {
    result_.total.resize(units_);
    std::atomic<bool> all_published = true;
    parallel_for(units_, piece, so_far_.threads, [&](std::size_t begin, std::size_t end) {
      for (std::size_t u = begin; u < end; ++u) {
        const bool has_number = total_.score.has_number(u), fits = has_number && !is_too_large(u);
        if (has_number && !fits) all_published = false;
        result_.total[u] = fits ? exact(total_.score.values[u]) : Points();
      }
    });
    for (std::size_t u = 0; u < units_ && !all_published; ++u)  // in the order of the roster
      if (total_.score.has_number(u) && is_too_large(u))
        notes_.add(assessment_complaint("too-large"), scheme_.nodes[scheme_.total].at.place(),
                   {std::string(so_far_.figures.keys[u]), "total"});
  }

  bool is_too_large(std::size_t u) const { return !(std::abs(total_.score.values[u]) < too_large); }

  void cut_grades() {
    result_.cut_grade.assign(units_, no_grade);
    std::vector<std::optional<Values>> edges;
    bool any = false;
    for (const Grade& grade : scheme_.grades) {
      edges.emplace_back();
      if (grade.edge) edges.back().emplace(*grade.edge, so_far_), any = true;
    }
    for (std::size_t u = 0; u < units_ && any; ++u) {
      if (!total_.score.has_number(u)) continue;
      for (std::size_t g = 0; g < edges.size() && result_.cut_grade[u] == no_grade; ++g)
        if (edges[g] && edges[g]->state(u) <= State::nil &&
            passes(scheme_.grades[g].test, result_.total[u], exact((*edges[g])[u])))
          result_.cut_grade[u] = static_cast<std::int16_t>(g);
      if (result_.cut_grade[u] == no_grade)
        notes_.add(assessment_complaint("no-grade"), scheme_.nodes[scheme_.total].at.place(),
                   {std::string(so_far_.figures.keys[u]), to_text(result_.total[u])});
    }
    result_.grade = result_.cut_grade;
  }

  void limit_and_veto() {
    standing_.assign(units_, VetoRanked::yes);
    std::vector<bool> vetoed(units_);
    for (std::size_t a = 0; a < scheme_.adjustments.size(); ++a) {
      const Adjustment& one = scheme_.adjustments[a];
      if (!one.grade) continue;
      std::optional<Values> when;
      if (one.when) when.emplace(*one.when, so_far_);
      for (std::size_t u = 0; u < units_; ++u) {
        if (when && when->state(u) > State::nil) {
          if (when->state(u) == State::missing) note(u, a, true);
          continue;
        }
        if (when && !when->holds(u)) continue;
        one.kind == AdjustmentKind::veto ? veto(u, a, vetoed) : limit(u, a, vetoed);
      }
    }
  }

  void note(std::size_t u, std::size_t a, bool undecided) {
    so_far_.scores.applied.push_back(
        {static_cast<std::uint32_t>(u), static_cast<std::uint32_t>(a), 0, 0, undecided});
  }

  /// The first veto of the file decides the grade; the hardest decides the rank.
  void veto(std::size_t u, std::size_t a, std::vector<bool>& vetoed) {
    const Adjustment& one = scheme_.adjustments[a];
    note(u, a, false);
    if (!vetoed[u]) result_.grade[u] = static_cast<std::int16_t>(*one.grade);
    vetoed[u] = true;
    if (one.ranked == VetoRanked::no || standing_[u] == VetoRanked::yes) standing_[u] = one.ranked;
  }

  void limit(std::size_t u, std::size_t a, const std::vector<bool>& vetoed) {
    const auto best = static_cast<std::int16_t>(*scheme_.adjustments[a].grade);
    note(u, a, false);
    if (!vetoed[u] && result_.grade[u] != no_grade)
      result_.grade[u] = std::max(result_.grade[u], best);
  }

  /// By the score as published, or as it was before.
  std::span<const Points> basis() {
    if (!scheme_.ranking.exact_basis) return result_.total;
    exact_total_.assign(result_.total.begin(), result_.total.end());
    for (std::size_t u = 0; u < units_; ++u)
      if (total_.before.has_number(u) && std::abs(total_.before.values[u]) < too_large)
        exact_total_[u] = exact(total_.before.values[u]);
    return exact_total_;
  }

  void rank() {
    std::vector<std::uint32_t> taking_part = units_by_key(so_far_.figures, so_far_.threads);
    const auto is_ranked = [&](std::size_t u) {
      return total_.score.has_number(u) && standing_[u] != VetoRanked::no;
    };
    if (parallel_any(units_, so_far_.threads, [&](std::size_t u) { return !is_ranked(u); })) {
      const auto unranked = std::ranges::stable_partition(taking_part, is_ranked);
      unranked_.assign(unranked.begin(), unranked.end());
      taking_part.erase(unranked.begin(), unranked.end());
    }
    RankedBy by{basis(), standing_, {}};
    if (scheme_.ranking.within_group && result_.groups.size() > 1) by.list = result_.group;
    ranked_ = best_first(std::move(taking_part), by, so_far_);
    result_.rank = ranks_of(ranked_, by, so_far_);
  }

  /// Ranked units as ranked, then the others by key.
  void print_order() {
    result_.printed = std::move(ranked_.units);
    result_.printed.insert(result_.printed.end(), unranked_.begin(), unranked_.end());
    if (scheme_.ranking.within_group && result_.groups.size() > 1)
      std::ranges::stable_sort(result_.printed, {},
                               [&](std::uint32_t u) { return result_.group[u]; });
  }

  const Scheme& scheme_;
  const Computation& so_far_;
  Diagnostics& notes_;
  std::size_t units_;
  const NodeScores& total_;
  Standing result_;
  std::vector<VetoRanked> standing_;
  std::vector<Points> exact_total_;
  Ranked ranked_;
  std::vector<std::uint32_t> unranked_;  ///< by key
};

}  // namespace

Standing stand(const Computation& so_far, Diagnostics& notes) {
  return Stander(so_far, notes).stand();
}

}  // namespace assess
