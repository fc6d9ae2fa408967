#include "assessment/waves.hpp"

#include <algorithm>
#include <set>

namespace assess {

namespace {

/// Parents share the list of adjustments, and the standing adds to it.
bool stands_alone(const Scheme& scheme, const Stage& step) {
  return step.kind == Stage::Kind::quantity ||
         (step.kind == Stage::Kind::node && scheme.nodes[step.index].kind == NodeKind::criterion);
}

/// The quantities that a step needs, each once.
std::set<std::size_t> quantities_for(const Scheme& scheme, const Stage& step) {
  std::set<std::size_t> result;
  for (const Stage& need : needs(scheme, step))
    if (need.kind == Stage::Kind::quantity) result.insert(need.index);
  return result;
}

}  // namespace

std::vector<Wave> waves_of(const Scheme& scheme, const std::vector<Stage>& steps) {
  const std::size_t quantities = scheme.quantities.size(), nodes = scheme.nodes.size();
  const auto number = [&](const Stage& step) {
    return step.kind == Stage::Kind::quantity ? step.index
           : step.kind == Stage::Kind::node   ? quantities + step.index
                                              : quantities + nodes;
  };
  std::vector<std::size_t> wave_of(quantities + nodes + 1);
  std::vector<Wave> waves;
  for (const Stage& step : steps) {
    std::size_t wave = 0;
    for (const Stage& need : needs(scheme, step)) wave = std::max(wave, wave_of[number(need)] + 1);
    wave_of[number(step)] = wave;
    waves.resize(std::max(waves.size(), wave + 1));
    (stands_alone(scheme, step) ? waves[wave].alone : waves[wave].in_turn).push_back(step);
  }
  return waves;
}

std::vector<bool> seen_by_parent_alone(const Scheme& scheme, const std::vector<Stage>& steps) {
  std::vector<bool> alone(scheme.nodes.size());
  for (std::size_t n = 0; n < alone.size(); ++n)
    alone[n] = scheme.nodes[n].kind == NodeKind::criterion && scheme.nodes[n].parent.has_value();
  for (const Stage& step : steps)
    for (const Stage& need : needs(scheme, step)) {
      const bool is_parent = step.kind == Stage::Kind::node && need.kind == Stage::Kind::node &&
                             scheme.nodes[need.index].parent == step.index;
      if (need.kind == Stage::Kind::node && !is_parent) alone[need.index] = false;
    }
  return alone;
}

LastUses::LastUses(const Scheme& scheme, const std::vector<Stage>& steps)
    : left_(scheme.quantities.size()) {
  for (const Stage& step : steps)
    for (const std::size_t q : quantities_for(scheme, step)) ++left_[q];
  for (const std::size_t q : quantities_for(scheme, {Stage::Kind::standing, 0})) ++left_[q];
  for (const auto& [name, q] : scheme.show) ++left_[q];
}

void LastUses::done(const Scheme& scheme, const Stage& step, std::vector<Column>& quantities) {
  for (const std::size_t q : quantities_for(scheme, step))
    if (--left_[q] == 0) quantities[q] = {};
}

}  // namespace assess
