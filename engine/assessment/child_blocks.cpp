#include "assessment/child_blocks.hpp"

#include <span>

namespace assess {

ChildBlocks::ChildBlocks(const Parent& parent) : parent_(parent), made_(parent.children.size()) {
  for (std::size_t c = 0; c < made_.size(); ++c)
    if (const BlockScorer* scorer = parent.children[c].scorer) made_[c].emplace(*scorer);
}

void ChildBlocks::start(std::size_t begin, std::size_t units) {
  begin_ = begin;
  units_ = units;
  for (auto& made : made_)
    if (made) made->lane.reset();
}

Lane ChildBlocks::of(std::size_t c) {
  if (!made_[c]) {
    const Column& score = *parent_.children[c].score;
    return {score.values.data() + begin_, score.states.empty() ? nullptr : &score.states[begin_]};
  }
  Made& made = *made_[c];
  if (!made.lane) {
    const bool has_states =
        made.scorer.make(begin_, std::span(made.scores).first(units_), made.states.data());
    made.lane = Lane{made.scores.data(), has_states ? made.states.data() : nullptr};
  }
  return *made.lane;
}

}  // namespace assess
