#include "analysis/unit_values.hpp"

namespace assess {

namespace {

/// Quantities from a unit on; those that were not computed are never asked for.
std::vector<Lane> lanes_of(const Assessment& a, std::size_t unit) {
  std::vector<Lane> lanes;
  for (const Column& column : a.scores.quantities) {
    if (column.size() == 0)
      lanes.emplace_back();
    else
      lanes.push_back({column.values.data() + unit,
                       column.states.empty() ? nullptr : column.states.data() + unit, false});
  }
  return lanes;
}

}  // namespace

UnitValues::UnitValues(const Assessment& assessment, std::size_t unit)
    : assessment_(assessment), lanes_(lanes_of(assessment, unit)) {}

UnitValues::Value UnitValues::operator()(const Expr& expr) const {
  Evaluator evaluator(1, *assessment_.scheme.words);
  const Lane lane = evaluator.evaluate(expr, {{}, lanes_}, 1);
  const State state = lane.state(0);
  return {state, state <= State::nil ? lane.value(0) : absent};
}

std::vector<double> values_of_all(const Assessment& assessment, const Expr& expr) {
  const std::size_t units = assessment.figures.units();
  Evaluator evaluator(units, *assessment.scheme.words);
  const std::vector<Lane> lanes = lanes_of(assessment, 0);
  const Lane lane = evaluator.evaluate(expr, {{}, lanes}, units);
  std::vector<double> values(units);
  for (std::size_t u = 0; u < units; ++u)
    values[u] = lane.state(u) <= State::nil ? lane.value(u) : absent;
  return values;
}

}  // namespace assess
