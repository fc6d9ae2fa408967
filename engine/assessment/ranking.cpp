#include "assessment/ranking.hpp"

#include <algorithm>

#include "assessment/rank_numbers.hpp"
#include "base/parallel.hpp"
#include "base/radix_sort.hpp"
#include "base/unset.hpp"

namespace assess {

namespace {

constexpr std::size_t piece = 1 << 15;  ///< units that a thread takes at once

/// Mostly a number decides; of those equal by it, the order of the rules.
class BestFirst {
 public:
  BestFirst(std::vector<std::uint32_t> units, const RankedBy& by, const Computation& so_far)
      : by_(by),
        so_far_(so_far),
        ranking_(so_far.scheme.ranking),
        units_(std::move(units)),
        tied_(units_.size()) {}

  Ranked sorted() {
    if (units_.empty()) return {};
    const RankNumbers numbers(units_, by_, so_far_);
    if (numbers.bits() <= 32)
      sort_by_number<std::uint32_t>(numbers);
    else if (numbers.bits() <= 64)
      sort_by_number<std::uint64_t>(numbers);
    else
      sort_by_comparison();
    if (!ranking_.order.empty()) break_ties();
    return {std::move(units_), std::move(tied_)};
  }

 private:
  /// Calls work(place) for each place.
  template <typename Work>
  void for_each_place(const Work& work) const {
    parallel_for(units_.size(), piece, so_far_.threads, [&](std::size_t begin, std::size_t end) {
      for (std::size_t place = begin; place < end; ++place) work(place);
    });
  }

  template <typename Key>
  void sort_by_number(const RankNumbers& numbers) {
    const std::size_t count = units_.size();
    UnsetVector<Keyed<Key>> keyed(count), other(count);
    for_each_place([&](std::size_t place) {
      keyed[place] = {static_cast<Key>(numbers(units_[place])), units_[place]};
    });
    const auto sorted = radix_sort<Key>(keyed, other, so_far_.threads);
    for_each_place([&](std::size_t place) {
      units_[place] = sorted[place].item;
      tied_[place] = place + 1 < count && sorted[place].key == sorted[place + 1].key;
    });
  }

  /// Scores so far apart are rare.
  void sort_by_comparison() {
    std::ranges::stable_sort(units_,
                             [&](std::uint32_t a, std::uint32_t b) { return compare(a, b) < 0; });
    for_each_place([&](std::size_t place) {
      tied_[place] = place + 1 < units_.size() && compare(units_[place], units_[place + 1]) == 0;
    });
  }

  /// Better first. 0: equal.
  int compare(std::uint32_t a, std::uint32_t b) const {
    if (!by_.list.empty() && by_.list[a] != by_.list[b]) return by_.list[a] < by_.list[b] ? -1 : 1;
    const bool a_last = by_.vetoed[a] == VetoRanked::last,
               b_last = by_.vetoed[b] == VetoRanked::last;
    if (a_last != b_last) return a_last ? 1 : -1;
    if (by_.basis[a] == by_.basis[b]) return 0;
    return (by_.basis[a] > by_.basis[b]) == ranking_.best_is_highest ? -1 : 1;
  }

  /// Among units that are equal so far, whichever piece their first place lies in.
  void break_ties() {
    const std::vector<unsigned char> so_far = tied_;
    parallel_for(units_.size(), piece, so_far_.threads, [&](std::size_t begin, std::size_t end) {
      for (std::size_t first = begin; first < end;) {
        std::size_t last = first + 1;  // past the last of them
        const bool is_first = first == 0 || so_far[first - 1] == 0;
        while (so_far[last - 1] != 0) ++last;
        if (is_first) break_tie(first, last);
        first = last;
      }
    });
  }

  void break_tie(std::size_t first, std::size_t last) {
    const std::span<std::uint32_t> equal(units_.begin() + static_cast<std::ptrdiff_t>(first),
                                         last - first);
    std::ranges::stable_sort(equal,
                             [&](std::uint32_t a, std::uint32_t b) { return by_order(a, b) < 0; });
    for (std::size_t place = first; place + 1 < last; ++place)
      tied_[place] = by_order(units_[place], units_[place + 1]) == 0;
  }

  /// Better first by the order of the rules. 0: equal.
  int by_order(std::uint32_t a, std::uint32_t b) const {
    for (const TieBreak& key : ranking_.order) {
      const Column& column = so_far_.scores.quantities[key.quantity];
      const bool a_has = column.has_number(a), b_has = column.has_number(b);
      if (a_has != b_has) return a_has ? -1 : 1;  // what is missing comes last
      if (!a_has) continue;
      const auto order = compare_decimals(column.values[a], column.values[b]);
      if (order != 0) return (order > 0) != key.lowest ? -1 : 1;
    }
    return 0;
  }

  const RankedBy& by_;
  const Computation& so_far_;
  const Ranking& ranking_;
  std::vector<std::uint32_t> units_;
  std::vector<unsigned char> tied_;
};

/// Ranks of one list of units, best first, at the places from .. to. Units that share a rank are
/// worked on with the first of them, whichever piece the others lie in.
class RanksOfList {
 public:
  RanksOfList(const Ranked& ranked, std::size_t from, std::size_t to, Ties ties,
              std::vector<double>& ranks)
      : ranked_(ranked), from_(from), to_(to), ties_(ties), ranks_(ranks) {}

  void find(unsigned threads) {
    const bool counts = ties_ == Ties::dense;  // the ranks before it: one piece after the other
    parallel_for(to_ - from_, piece, counts ? 1 : threads, [&](std::size_t begin, std::size_t end) {
      std::size_t first = from_ + begin;
      while (first > from_ && first < from_ + end && ranked_.ties(first - 1)) ++first;
      for (std::size_t last = first; first < from_ + end; first = last) {
        for (last = first + 1; last < to_ && ranked_.ties(last - 1);) ++last;
        share_rank(first, last);
      }
    });
  }

 private:
  double rank_at(std::size_t place) const { return static_cast<double>(place - from_) + 1; }

  void share_rank(std::size_t first, std::size_t last) {
    if (ties_ == Ties::dense) ++dense_;
    for (std::size_t place = first; place < last; ++place) {
      double& rank = ranks_[ranked_.units[place]];
      switch (ties_) {
        case Ties::competition:
          rank = rank_at(first);
          break;
        case Ties::dense:
          rank = dense_;
          break;
        case Ties::fractional:
          rank = (rank_at(first) + rank_at(last - 1)) / 2;
          break;
        case Ties::ordinal:
          rank = rank_at(place);
          break;
      }
    }
  }

  const Ranked& ranked_;
  std::size_t from_, to_;
  Ties ties_;
  std::vector<double>& ranks_;
  double dense_ = 0;  ///< ranks so far
};

}  // namespace

Ranked best_first(std::vector<std::uint32_t> units, const RankedBy& by, const Computation& so_far) {
  return BestFirst(std::move(units), by, so_far).sorted();
}

std::vector<double> ranks_of(const Ranked& ranked, const RankedBy& by, const Computation& so_far) {
  std::vector<double> ranks(so_far.units());
  const auto list_at = [&](std::size_t place) {
    return by.list.empty() ? 0 : by.list[ranked.units[place]];
  };
  for (std::size_t from = 0; from < ranked.units.size();) {
    std::size_t to = by.list.empty() ? ranked.units.size() : from + 1;
    while (to < ranked.units.size() && list_at(to) == list_at(from)) ++to;
    RanksOfList(ranked, from, to, so_far.scheme.ranking.ties, ranks).find(so_far.threads);
    from = to;
  }
  return ranks;
}

}  // namespace assess
