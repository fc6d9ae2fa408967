#include "assessment/assessment.hpp"
#include "base/points.hpp"

namespace assess {

namespace {

/// What a child counts with: its points, or its weight.
struct Share {
  double size = 0;
  bool counts = false;  ///< in the mean or sum of this unit
  double score = 0;
};

Share share_of(const Assessment& assessment, std::size_t child, std::size_t unit, bool points) {
  const Node& node = assessment.scheme.nodes[child];
  const Column& score = assessment.scores.nodes[child].score;
  State state = score.state(unit);
  const Points most = node.out_of ? *node.out_of : node.points.value_or(Points{});
  Share share{points ? most.value() : 1.0, false, 0};
  if (!points && node.weight.is_constant()) share.size = node.weight.number;
  if (!points && node.weight.kind == Expr::Kind::reference) {
    const Column& weight = assessment.scores.quantities[node.weight.index];
    const bool is_there = weight.size() == 0 || weight.has_number(unit);
    if (!is_there) return {};  // left out
    share.size = weight.size() ? weight.values[unit] : 1.0;
  }
  if (state == State::missing) state = node.missing == MissingPolicy::zero ? State::nil : State::not_applicable;
  share.counts = state <= State::nil;
  if (share.counts && score.has_number(unit)) share.score = score.values[unit];
  return share;
}

}  // namespace

std::optional<double> contribution(const Assessment& assessment, std::size_t parent,
                                   std::size_t child, std::size_t unit) {
  const Node& node = assessment.scheme.nodes[parent];
  if (!info(node.aggregation).linear || !assessment.scores.nodes[parent].score.has_number(unit)) return {};
  const bool points = assessment.scheme.has_points && node.points.has_value();
  const Share own = share_of(assessment, child, unit, points);
  if (!own.counts) return {};
  double all = 0, counted = 0;
  for (const std::size_t other : node.children) {
    const Share share = share_of(assessment, other, unit, points);
    all += share.size;
    if (share.counts) counted += share.size;
  }
  if (counted == 0) return {};
  const bool lost = node.not_applicable == NotApplicablePolicy::lose;
  const bool mean = info(node.aggregation).keyword == "mean";
  if (mean) {  // with points the weights are still the weights
    double weights = 0;
    for (const std::size_t other : node.children) {
      const Share share = share_of(assessment, other, unit, false);
      if (share.counts || lost) weights += share.size;
    }
    return own.score * share_of(assessment, child, unit, false).size / weights;
  }
  const bool rescaled = node.not_applicable == NotApplicablePolicy::rescale ||
                        (node.not_applicable == NotApplicablePolicy::fill &&
                         compare_decimals(counted, node.basis.value()) >= 0);
  return (points ? own.score : own.score * own.size) * (rescaled ? all / counted : 1.0);
}

}  // namespace assess
