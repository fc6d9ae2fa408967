#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <numeric>
#include <ranges>
#include <set>

#include "assessment/computation.hpp"
#include "assessment/diagnostics.hpp"
#include "assessment/key_places.hpp"
#include "assessment/quota.hpp"
#include "base/parallel.hpp"
#include "base/points.hpp"
#include "base/radix_sort.hpp"

namespace assess {

namespace {

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

/// What a unit is ranked by, but for tie-breaks; less is better.
struct RankKey {
  Int128 basis;
  std::uint32_t group;
  bool last;
  std::uint32_t key_place, unit;
};

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
    apply_quota(scheme_, ranked_, tied_with_next_, result_);
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
    for (std::size_t u = 0; u < units_; ++u) {
      if (!total_.score.has_number(u)) continue;
      if (!(std::abs(total_.score.values[u]) < 1e20))
        notes_.add(assessment_complaint("too-large"), scheme_.nodes[scheme_.total].at.place(),
                   {so_far_.figures.keys[u], "total"});
      else
        result_.total[u] = exact(total_.score.values[u]);
    }
  }

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
                   {so_far_.figures.keys[u], to_text(result_.total[u])});
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

  /// What units are ranked by: better first. 0: equal.
  int compare(std::uint32_t a, std::uint32_t b) const {
    const bool a_last = standing_[a] == VetoRanked::last, b_last = standing_[b] == VetoRanked::last;
    if (a_last != b_last) return a_last ? 1 : -1;
    if (basis_[a] != basis_[b])
      return (basis_[a] > basis_[b]) == scheme_.ranking.best_is_highest ? -1 : 1;
    return break_tie(a, b);
  }

  int break_tie(std::uint32_t a, std::uint32_t b) const {
    for (const TieBreak& key : scheme_.ranking.order) {
      const Column& column = so_far_.scores.quantities[key.quantity];
      const bool a_has = column.has_number(a), b_has = column.has_number(b);
      if (a_has != b_has) return a_has ? -1 : 1;  // what is missing comes last
      if (!a_has) continue;
      const auto order = compare_decimals(column.values[a], column.values[b]);
      if (order != 0) return (order > 0) != key.lowest ? -1 : 1;
    }
    return 0;
  }

  /// Best first; of units that are equal, the first by key. Mostly the score alone decides.
  void sort_ranked(bool in_groups) {
    const bool any_last = std::ranges::find(standing_, VetoRanked::last) != standing_.end();
    if (in_groups || any_last || !scheme_.ranking.order.empty() || !sort_by_score())
      sort_by_all(in_groups);
  }

  /// False: the scores lie too far apart.
  bool sort_by_score() {
    if (ranked_.empty()) return true;
    const auto basis = [&](std::uint32_t u) { return basis_[u].billionths; };
    const auto [least, most] = std::ranges::minmax(ranked_ | std::views::transform(basis));
    if (most - least > std::numeric_limits<std::int64_t>::max()) return false;
    std::vector<Keyed> keys(ranked_.size());
    order_by_key();
    const bool highest = scheme_.ranking.best_is_highest;
    std::ranges::transform(ranked_, keys.begin(), [&](std::uint32_t u) {
      return Keyed{static_cast<std::uint64_t>(highest ? most - basis(u) : basis(u) - least), u};
    });
    radix_sort(keys);
    std::ranges::transform(keys, ranked_.begin(), &Keyed::item);
    for (std::size_t p = 0; p + 1 < keys.size(); ++p)
      tied_with_next_[p] = keys[p].key == keys[p + 1].key;
    return true;
  }

  /// The ranked units in the order of their keys, each of which has a place of its own.
  void order_by_key() {
    std::vector<std::uint32_t> at_place(units_);
    std::vector<bool> is_taken(units_);
    for (const std::uint32_t u : ranked_) {
      at_place[key_places_[u]] = u;
      is_taken[key_places_[u]] = true;
    }
    ranked_.clear();
    for (std::size_t place = 0; place < units_; ++place)
      if (is_taken[place]) ranked_.push_back(at_place[place]);
  }

  /// Keys that hold all that mostly decides: a million units are sorted without looking elsewhere.
  void sort_by_all(bool in_groups) {
    const int sign = scheme_.ranking.best_is_highest ? -1 : 1;
    std::vector<RankKey> keys;
    keys.reserve(ranked_.size());
    for (const std::uint32_t u : ranked_)
      keys.push_back({sign * basis_[u].billionths, in_groups ? result_.group[u] : 0,
                      standing_[u] == VetoRanked::last, key_places_[u], u});
    parallel_sort(std::span(keys), so_far_.threads, [&](const RankKey& a, const RankKey& b) {
      if (a.group != b.group) return a.group < b.group;
      if (a.last != b.last) return b.last;
      if (a.basis != b.basis) return a.basis < b.basis;
      const int order = break_tie(a.unit, b.unit);
      return order != 0 ? order < 0 : a.key_place < b.key_place;
    });
    std::ranges::transform(keys, ranked_.begin(), &RankKey::unit);
    for (std::size_t p = 0; p + 1 < keys.size(); ++p)
      tied_with_next_[p] = keys[p].group == keys[p + 1].group &&
                           compare(keys[p].unit, keys[p + 1].unit) == 0;
  }

  void rank() {
    basis_ = result_.total;
    if (scheme_.ranking.exact_basis)
      for (std::size_t u = 0; u < units_; ++u)
        if (total_.before.has_number(u) && std::abs(total_.before.values[u]) < 1e20)
          basis_[u] = exact(total_.before.values[u]);
    for (std::uint32_t u = 0; u < units_; ++u)
      if (total_.score.has_number(u) && standing_[u] != VetoRanked::no) ranked_.push_back(u);
    const bool in_groups = scheme_.ranking.within_group && result_.groups.size() > 1;
    key_places_ = places_of_keys(so_far_.figures.keys, so_far_.threads);
    tied_with_next_.assign(ranked_.size(), false);
    sort_ranked(in_groups);
    result_.rank.assign(units_, 0);
    for (std::size_t from = 0; from < ranked_.size();) {
      std::size_t to = from;
      while (to < ranked_.size() &&
             (!in_groups || result_.group[ranked_[to]] == result_.group[ranked_[from]]))
        ++to;
      rank_places(from, to);
      from = to;
    }
  }

  /// One list of units, best first: places from .. to.
  void rank_places(std::size_t from, std::size_t to) {
    double dense = 0;
    for (std::size_t first = from; first < to;) {
      std::size_t last = first + 1;
      while (last < to && tied_with_next_[last - 1]) ++last;
      ++dense;
      for (std::size_t p = first; p < last; ++p) {
        const auto place = [&](std::size_t at) { return static_cast<double>(at - from) + 1; };
        switch (scheme_.ranking.ties) {
          case Ties::competition:
            result_.rank[ranked_[p]] = place(first);
            break;
          case Ties::dense:
            result_.rank[ranked_[p]] = dense;
            break;
          case Ties::fractional:
            result_.rank[ranked_[p]] = (place(first) + place(last - 1)) / 2;
            break;
          case Ties::ordinal:
            result_.rank[ranked_[p]] = place(p);
            break;
        }
      }
      first = last;
    }
  }

  /// Ranked units as ranked, then the others by key.
  void print_order() {
    result_.printed = ranked_;
    const std::size_t ranked = ranked_.size();
    for (std::uint32_t u = 0; u < units_; ++u)
      if (result_.rank[u] == 0) result_.printed.push_back(u);
    const auto unranked = result_.printed.begin() + static_cast<std::ptrdiff_t>(ranked);
    std::sort(unranked, result_.printed.end(),
              [&](std::uint32_t a, std::uint32_t b) { return key_places_[a] < key_places_[b]; });
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
  std::vector<Points> basis_;
  std::vector<std::uint32_t> key_places_;
  std::vector<std::uint32_t> ranked_;  ///< units, best first, group after group
  std::vector<bool> tied_with_next_;
};

}  // namespace

Standing stand(const Computation& so_far, Diagnostics& notes) {
  return Stander(so_far, notes).stand();
}

}  // namespace assess
