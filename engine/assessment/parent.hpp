#pragma once

#include <optional>
#include <vector>

#include "aggregation/aggregations.hpp"
#include "assessment/computation.hpp"

namespace assess {

/// One child of a parent, with its weight for every unit.
struct Child {
  const Node* node;
  const Column* score;
  const BlockScorer* scorer;  ///< if the scores are not there, but made when they are asked for
  Values weight;
  double points;  ///< 0 in a weight scheme
};

/// A parent and all that its score is made of.
struct Parent {
  const Node& node;
  const Figures& figures;
  std::vector<Child> children;
  std::optional<Values> fill;
  AggregationInfo aggregation;

  Parent(const Node& of, const Computation& so_far)
      : node(of), figures(so_far.figures), aggregation(info(of.aggregation)) {
    for (const std::size_t c : node.children) {
      const Node& child = so_far.scheme.nodes[c];
      const Points most = child.out_of ? *child.out_of : child.points.value_or(Points{});
      children.push_back({&child, &so_far.scores.nodes[c].score, so_far.scorer(c),
                          Values(child.weight, so_far),
                          so_far.scheme.has_points ? most.value() : 0});
    }
    if (node.fill) fill.emplace(*node.fill, so_far);
  }
};

}  // namespace assess
