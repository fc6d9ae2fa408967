#include "report/reasons.hpp"

#include <map>

#include "report/published.hpp"

namespace assess {

namespace {

/// Units by reason, of one node.
std::vector<ReasonGiven> reasons_of_node(const Assessment& a, std::size_t node) {
  const auto& reasons = a.scores.nodes[node].reason;
  std::map<std::int32_t, std::vector<std::uint32_t>> units;
  if (!reasons.empty())
    for (const std::uint32_t unit : a.standing.printed)
      if (reasons[unit] >= 0 && !is_overridden(a, node, unit)) units[reasons[unit]].push_back(unit);
  std::vector<ReasonGiven> result;
  for (auto& [reason, those] : units)
    result.push_back({node, a.scores.reasons[static_cast<std::size_t>(reason)], std::move(those)});
  return result;
}

}  // namespace

std::vector<ReasonGiven> reasons_given(const Assessment& a) {
  std::vector<ReasonGiven> result;
  for (std::size_t n = 0; n < a.scheme.nodes.size(); ++n)
    for (ReasonGiven& one : reasons_of_node(a, n)) result.push_back(std::move(one));
  return result;
}

std::string reasons_text(const std::vector<ReasonGiven>& given, std::size_t node,
                         Language language) {
  constexpr Message colon{": ", "："}, between{"; ", "；"};
  std::string text;
  for (const ReasonGiven& one : given) {
    if (one.node != node) continue;
    if (!text.empty()) text += between.in(language);
    text += one.reason;
    text += colon.in(language);
    text += std::to_string(one.units.size());
  }
  return text;
}

}  // namespace assess
