#include "assessment/weighted_sums.hpp"

#include <algorithm>

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
}

void WeightedSums::make(ChildBlocks& scores, std::span<double> result) {
  const std::size_t units = result.size();
  for (Row* row : {&sum_, &weight_, &applicable_}) std::fill_n(row->begin(), units, 0.0);
  std::fill_n(odd_.begin(), units, static_cast<unsigned char>(0));
  for (std::size_t c = 0; c < terms_.size(); ++c) {
    const Lane of_child = scores.of(c);
    add(terms_[c], of_child.values, units);
    if (of_child.states) find_odd(terms_[c], of_child.states, units);
  }
  for (std::size_t i = 0; i < units; ++i) {
    double score = is_sum_ ? sum_[i] : sum_[i] / weight_[i];
    if (is_sum_ && applicable_[i] < all_) score *= all_ / applicable_[i];
    result[i] = odd_[i] || weight_[i] == 0 ? absent : score;
  }
}

/// Where there is no score, zeros are added, which changes nothing.
void WeightedSums::add(const Term& term, const double* scores, std::size_t units) {
  for (std::size_t i = 0; i < units; ++i) {
    const bool is_there = scores[i] == scores[i];  // not NaN
    sum_[i] += is_there ? term.weight * scores[i] : 0;
    weight_[i] += is_there ? term.weight : 0;
    applicable_[i] += is_there ? term.size : 0;
  }
}

/// Units with a state that is more than a child to skip.
void WeightedSums::find_odd(const Term& term, const State* states, std::size_t units) {
  // missing and not applicable are neighbours between the numbers and the faults
  const auto first_skipped = term.skips_missing ? State::missing : State::not_applicable;
  const auto last_skipped = term.skips_not_applicable ? State::not_applicable : State::nil;
  for (std::size_t i = 0; i < units; ++i)
    odd_[i] |=
        (states[i] > State::nil) & ((states[i] < first_skipped) | (states[i] > last_skipped));
}

}  // namespace assess
