#include "assessment/form_given.hpp"

#include "base/processor.hpp"

namespace assess {

std::optional<std::size_t> cohort_quantity(const FormUse& use, const Computation& so_far) {
  if (use.within == Within::group) return so_far.scheme.group;
  if (use.within == Within::by) return use.by;
  return {};
}

Given evaluate_form(const FormUse& use, const StepsForGroup* steps, const Computation& so_far) {
  Given given;
  for (const Expr& slot : use.slots) given.slots.emplace_back(slot, so_far);
  if (steps)
    for (const StepExpr& step : steps->steps) {
      given.edges.emplace_back(step.edge, so_far);
      given.points.emplace_back(step.points, so_far);
    }
  if (const auto by = cohort_quantity(use, so_far))
    given.cohort = cohorts(so_far.scores.quantities[*by]);
  return given;
}

FormArguments arguments_of(const FormUse& use, const StepsForGroup* steps, const Given& given,
                           Scale scale) {
  FormArguments arguments;
  for (const Values& slot : given.slots) arguments.slots.push_back(slot.operand());
  if (steps)
    for (std::size_t s = 0; s < steps->steps.size(); ++s)
      arguments.steps.push_back(
          {steps->steps[s].test, given.edges[s].operand(), given.points[s].operand()});
  arguments.scale = scale;
  arguments.cohort = given.cohort;
  arguments.lower = use.direction.number < 0;
  arguments.constant.reset();
  if (use.constant) arguments.constant = use.constant->number;
  arguments.ties = use.ties;
  return arguments;
}

/// One loop for each list: the compiler makes vectors of them.
void settle(std::span<double> scores, State* states) {
  in_vectors([=](auto) {
    const std::size_t count = scores.size();
    for (std::size_t i = 0; i < count; ++i) {
      const State without_number = states[i] == State::value ? State::not_applicable : states[i];
      states[i] = scores[i] == scores[i] ? states[i] : without_number;  // else NaN
    }
    for (std::size_t i = 0; i < count; ++i) scores[i] = states[i] > State::nil ? absent : scores[i];
  });
}

}  // namespace assess
