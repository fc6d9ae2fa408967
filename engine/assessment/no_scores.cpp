#include <algorithm>

#include "assessment/computation.hpp"
#include "assessment/diagnostics.hpp"

namespace assess {

namespace {

/// Whether a unit got a number, or the rules say in words why not.
bool says_something(std::size_t n, const Computation& so_far) {
  if (so_far.scorer(n)) return true;  // or it would not be one
  const NodeScores& node = so_far.scores.nodes[n];
  for (std::size_t u = 0; u < node.score.size(); ++u)
    if (node.score.has_number(u) || (!node.reason.empty() && node.reason[u] >= 0)) return true;
  return false;
}

}  // namespace

/// Zeros for evidence that is missing look like a result; without one value there is none.
void complain_of_no_scores(const Computation& so_far, Diagnostics& notes) {
  const Scheme& scheme = so_far.scheme;
  bool any = false;
  for (std::size_t n = 0; n < scheme.nodes.size(); ++n)
    any = any || (scheme.nodes[n].kind == NodeKind::criterion && says_something(n, so_far));
  if (so_far.units() == 0 || (any && says_something(scheme.total, so_far))) return;
  const auto& tables = so_far.figures.tables;
  const bool has_file = !tables.empty() && !tables[0].origins.empty();
  notes.add(assessment_complaint("no-scores"),
            {.file = has_file ? tables[0].origins[0].file : "", .cell = {}, .excerpt = {}},
            {any ? scheme.nodes[scheme.total].id : both("any criterion", "任何指标")});
}

}  // namespace assess
