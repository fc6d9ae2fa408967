#pragma once

#include <cstddef>
#include <vector>

#include "scheme/scheme.hpp"

namespace assess {

/// Steps of an assessment of a scheme, one after what it needs: quantities, nodes, and the standing
/// (grades and ranks). Numbered: quantity q is q, node n is quantities + n, the standing is last.
struct Stage {
  enum class Kind : unsigned char { quantity, node, standing } kind;
  std::size_t index = 0;
  bool operator==(const Stage&) const = default;
};

/// What must be computed before this step.
std::vector<Stage> needs(const Scheme& scheme, const Stage& step);

/// All steps in the order of need. If some need each other in a circle, the circle is returned in
/// `circle` (first = last) and the order is incomplete.
struct Order {
  std::vector<Stage> steps;
  std::vector<Stage> circle;
};
Order order_of_need(const Scheme& scheme);

std::string step_text(const Scheme& scheme, const Stage& step);

}  // namespace assess
