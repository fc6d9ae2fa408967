#include "assessment/weighted_sums.hpp"

#include <algorithm>
#include <cstring>

#include "base/processor.hpp"

namespace assess {

bool WeightedSums::can_make(const Parent& parent) {
  const bool is_linear = std::holds_alternative<Mean>(parent.node.aggregation) ||
                         std::holds_alternative<Sum>(parent.node.aggregation);
  return is_linear && parent.node.not_applicable != NotApplicablePolicy::fill &&
         std::ranges::all_of(parent.children, [](const Child& child) {
           return child.weight.is_constant() && !child.weight.has_states();
         });
}

WeightedSums::WeightedSums(const Parent& parent)
    : is_sum_(std::holds_alternative<Sum>(parent.node.aggregation)) {
  const bool skips = parent.node.not_applicable != NotApplicablePolicy::lose;
  for (const Child& child : parent.children) {
    const double weight = child.weight[0], size = child.points > 0 ? child.points : weight;
    all_ += size;
    terms_.push_back({weight, size, skips && child.node->missing == MissingPolicy::skip, skips});
  }
  scores_.resize(terms_.size());
}

void WeightedSums::make(ChildBlocks& scores, std::span<double> result) {
  const std::size_t units = result.size();
  std::fill_n(odd_.begin(), units, static_cast<unsigned char>(0));
  for (std::size_t c = 0; c < terms_.size(); ++c) {
    const Lane of_child = scores.of(c);
    scores_[c] = of_child.values;
    if (of_child.states) find_odd(terms_[c], of_child.states, units);
  }
  add_up(units);
  for (std::size_t i = 0; i < units; ++i) {
    double score = is_sum_ ? sum_[i] : sum_[i] / weight_[i];
    if (is_sum_ && applicable_[i] < all_) score *= all_ / applicable_[i];
    result[i] = odd_[i] || weight_[i] == 0 ? absent : score;
  }
}

void WeightedSums::add_up(std::size_t units) {
#if defined(__x86_64__)
  const std::size_t eights = longest_vectors() >= Vectors::of_32_bytes ? units / 8 * 8 : 0;
  for (std::size_t i = 0; i < eights; i += 8) add_up_eight(i);
#else
  const std::size_t eights = 0;
#endif
  for (Row* row : {&sum_, &weight_, &applicable_})
    std::fill_n(row->begin() + eights, units - eights, 0.0);
  for (std::size_t c = 0; c < terms_.size(); ++c)
    for (std::size_t i = eights; i < units; ++i) add(terms_[c], scores_[c][i], i);
}

/// Where there is no score, zeros are added, which changes nothing.
inline void WeightedSums::add(const Term& term, double score, std::size_t unit) {
  const bool is_there = score == score;  // not NaN
  sum_[unit] += term.weight * (is_there ? score : 0);
  weight_[unit] += is_there ? term.weight : 0;
  applicable_[unit] += is_there ? term.size : 0;
}

#if defined(__x86_64__)
/// The same of eight units: their sums stay in registers while the children pass by.
[[gnu::target("avx2")]] void WeightedSums::add_up_eight(std::size_t from) {
  using Four = double __attribute__((vector_size(4 * sizeof(double))));
  constexpr Four zero{};
  Four sums[2]{}, weights[2]{}, applicable[2]{};
  for (std::size_t c = 0; c < terms_.size(); ++c)
    for (std::size_t half = 0; half < 2; ++half) {
      const Term& term = terms_[c];
      Four scores;
      std::memcpy(&scores, scores_[c] + from + 4 * half, sizeof scores);
      const auto are_there = scores == scores;
      sums[half] += term.weight * (are_there ? scores : zero);
      weights[half] += are_there ? zero + term.weight : zero;
      applicable[half] += are_there ? zero + term.size : zero;
    }
  std::memcpy(&sum_[from], sums, sizeof sums);
  std::memcpy(&weight_[from], weights, sizeof weights);
  std::memcpy(&applicable_[from], applicable, sizeof applicable);
}
#endif

/// Units with a state that is more than a child to skip.
void WeightedSums::find_odd(const Term& term, const State* states, std::size_t units) {
  // not applicable and missing are neighbours between the numbers and the faults
  const auto first_skipped = term.skips_not_applicable ? State::not_applicable : State::missing;
  const auto last_skipped = term.skips_missing ? State::missing : State::not_applicable;
  in_vectors([=, odd = odd_.data()](auto) {
    for (std::size_t i = 0; i < units; ++i)
      odd[i] |=
          (states[i] > State::nil) & ((states[i] < first_skipped) | (states[i] > last_skipped));
  });
}

}  // namespace assess
