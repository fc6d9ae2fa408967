// Orders and ranks of many units, against what comparing each with each other says.
#include "assessment/ranking.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <numeric>
#include <random>

using namespace assess;

namespace {

/// Random units, in the order of their keys; many are equal.
struct Case {
  Scheme scheme;
  Figures figures;
  Scores scores;
  std::vector<Points> basis;
  std::vector<VetoRanked> vetoed;
  std::vector<std::uint32_t> list;

  Case(std::size_t units, const std::vector<Int128>& bases, std::mt19937& random)
      : vetoed(units), list(units) {
    scheme.nodes.resize(1);  // the total
    figures.keys.resize(units);
    scores.quantities.push_back(column_of(units, State::missing));
    for (std::size_t u = 0; u < units; ++u) {
      basis.push_back({bases[random() % bases.size()]});
      vetoed[u] = random() % 8 == 0 ? VetoRanked::last : VetoRanked::yes;
      list[u] = static_cast<std::uint32_t>(random() % 3);
      if (random() % 8 == 0) continue;
      scores.quantities[0].states[u] = State::value;
      scores.quantities[0].values[u] = static_cast<double>(random() % 3);
    }
    scheme.ranking.best_is_highest = random() % 2 == 0;
    if (random() % 2 == 0) scheme.ranking.order = {{.lowest = random() % 2 == 0, .quantity = 0}};
    if (random() % 2 == 0) list.clear();
  }

  RankedBy by() const { return {basis, vetoed, list}; }
  Computation so_far(unsigned threads) { return {scheme, figures, scores, nullptr, threads}; }
  bool is_other_list(std::size_t a, std::size_t b) const {
    return !list.empty() && list[a] != list[b];
  }

  /// By the rules, step after step.
  bool is_better(std::size_t a, std::size_t b) const {
    if (is_other_list(a, b)) return list[a] < list[b];
    if (vetoed[a] != vetoed[b]) return vetoed[b] == VetoRanked::last;
    if (basis[a] != basis[b]) return (basis[a] > basis[b]) == scheme.ranking.best_is_highest;
    if (scheme.ranking.order.empty()) return false;
    const Column& column = scores.quantities[0];
    if (!column.has_number(a) || !column.has_number(b))
      return column.has_number(a) && !column.has_number(b);
    return scheme.ranking.order[0].lowest ? column.values[a] < column.values[b]
                                          : column.values[a] > column.values[b];
  }
  bool tie(std::size_t a, std::size_t b) const { return !is_better(a, b) && !is_better(b, a); }

  double rank(std::size_t unit) const {
    std::size_t better = 0, equal = 0, earlier = 0;
    std::vector<std::size_t> steps;  // one unit of each tie that is better
    for (std::size_t other = 0; other < basis.size(); ++other) {
      if (is_other_list(unit, other)) continue;
      if (tie(unit, other)) ++equal, earlier += other < unit;
      if (!is_better(other, unit)) continue;
      ++better;
      if (std::ranges::none_of(steps, [&](std::size_t step) { return tie(step, other); }))
        steps.push_back(other);
    }
    switch (scheme.ranking.ties) {
      case Ties::dense:
        return static_cast<double>(steps.size() + 1);
      case Ties::fractional:
        return static_cast<double>(better) + (static_cast<double>(equal) + 1) / 2;
      case Ties::ordinal:
        return static_cast<double>(better + earlier + 1);
      default:
        return static_cast<double>(better + 1);
    }
  }
};

std::vector<std::uint32_t> first_units(std::size_t count) {
  std::vector<std::uint32_t> units(count);
  std::iota(units.begin(), units.end(), 0u);
  return units;
}

const Int128 step = 10'000'000;  ///< 0.01
/// In whole steps; between them; below zero; 32 bits are too few; 53; 64.
const std::vector<std::vector<Int128>> all_bases{
    {70 * step, 71 * step, 7100 * step},
    {70 * step, 70 * step + 1, 71 * step + 5},
    {-3 * step, 0, 4 * step},
    {1, 2, Int128{1} << 40},
    {step, 3 * step, (Int128{1} << 60) * step},
    {-(Int128{1} << 90), 1, 2, Int128{1} << 90},
    {5},
};

}  // namespace

TEST_CASE("units are ranked as comparing each with each other says", "[ranking]") {
  const auto& bases = all_bases[GENERATE(range(std::size_t{0}, all_bases.size()))];
  std::mt19937 random(GENERATE(range(0u, 8u)));
  Case units(150, bases, random);
  for (const Ties ties : {Ties::competition, Ties::dense, Ties::fractional, Ties::ordinal}) {
    units.scheme.ranking.ties = ties;
    const Computation so_far = units.so_far(1);
    const Ranked ranked = best_first(first_units(150), units.by(), so_far);
    const std::vector<double> ranks = ranks_of(ranked, units.by(), so_far);
    std::vector<std::uint32_t> expected = first_units(150);
    std::ranges::stable_sort(expected, [&](auto a, auto b) { return units.is_better(a, b); });
    REQUIRE(ranked.units == expected);
    for (std::size_t u = 0; u < ranks.size(); ++u) REQUIRE(ranks[u] == units.rank(u));
  }
}

TEST_CASE("many units are ranked alike on any number of threads", "[ranking]") {
  const auto& bases = all_bases[GENERATE(range(std::size_t{0}, all_bases.size()))];
  std::mt19937 random(GENERATE(range(0u, 4u)));
  constexpr std::size_t count = 200'000;
  Case units(count, bases, random);
  const Ranked ranked = best_first(first_units(count), units.by(), units.so_far(1));
  CHECK(
      std::ranges::is_sorted(ranked.units, [&](auto a, auto b) { return units.is_better(a, b); }));
  for (std::size_t place = 0; place + 1 < count; ++place)
    if (ranked.ties(place) != units.tie(ranked.units[place], ranked.units[place + 1])) FAIL(place);
  for (const unsigned threads : {2u, 16u}) {
    const Ranked other = best_first(first_units(count), units.by(), units.so_far(threads));
    CHECK(other.units == ranked.units);
    CHECK(other.tied_with_next == ranked.tied_with_next);
  }
}

TEST_CASE("who is not ranked has rank 0", "[ranking]") {
  std::mt19937 random(1);
  Case units(3, {step}, random);
  const Ranked none = best_first({}, units.by(), units.so_far(1));
  CHECK(ranks_of(none, units.by(), units.so_far(1)) == std::vector<double>{0, 0, 0});
}
