#include "assessment/rank_numbers.hpp"

#include <algorithm>
#include <bit>
#include <vector>

#include "base/parallel.hpp"

namespace assess {

namespace {

/// Where the bases of units lie.
struct Spread {
  Int128 least, most;
  bool in_steps = true;  ///< apart

  Int128 width() const { return most - least; }
  void take(Int128 low, Int128 high, bool steps) {
    if (low < least) least = low;
    if (high > most) most = high;
    in_steps = in_steps && steps;
  }
};

Spread spread_of(std::span<const std::uint32_t> units, std::span<const Points> basis,
                 const Steps& steps, unsigned threads) {
  constexpr std::size_t piece = 1 << 15;
  const Int128 any = basis[units.front()].billionths;
  std::vector<Spread> of_pieces((units.size() + piece - 1) / piece);
  parallel_for(units.size(), piece, threads, [&](std::size_t begin, std::size_t end) {
    Spread all{any, any};
    for (const std::uint32_t unit : units.subspan(begin, end - begin)) {
      const Int128 one = basis[unit].billionths;
      all.take(one, one, steps.divide(one - any));
    }
    of_pieces[begin / piece] = all;
  });
  Spread all{any, any};
  for (const Spread& one : of_pieces) all.take(one.least, one.most, one.in_steps);
  return all;
}

unsigned bit_width(Int128 n) {
  const auto high = static_cast<std::uint64_t>(n >> 64);
  return static_cast<unsigned>(high != 0 ? 64 + std::bit_width(high)
                                         : std::bit_width(static_cast<std::uint64_t>(n)));
}

}  // namespace

RankNumbers::RankNumbers(std::span<const std::uint32_t> units, const RankedBy& by,
                         const Computation& so_far)
    : by_(by),
      steps_(so_far.scheme.published()),
      best_is_highest_(so_far.scheme.ranking.best_is_highest) {
  const Spread spread = spread_of(units, by.basis, steps_, so_far.threads);
  best_ = best_is_highest_ ? spread.most : spread.least;
  in_steps_ = spread.in_steps && Steps::takes(spread.width());
  bits_of_basis_ = bit_width(in_steps_ ? steps_.count(spread.width()) : spread.width());
  if (std::ranges::find(by.vetoed, VetoRanked::last) != by.vetoed.end()) bits_of_last_ = 1;
  if (!by.list.empty()) bits_of_list_ = bit_width(std::ranges::max(by.list));
}

}  // namespace assess
