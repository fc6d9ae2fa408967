#include "analysis/form_of_unit.hpp"

#include "assessment/computation.hpp"

namespace assess {

namespace {

/// The steps of the unit's group, or those for all others.
const StepsForGroup* steps_for(const Assessment& a, const FormUse& use, std::size_t unit) {
  for (const StepsForGroup& steps : use.steps)
    if (!steps.group || *steps.group == a.standing.groups[a.standing.group[unit]]) return &steps;
  return nullptr;
}

std::vector<int> cohort_of(const Assessment& a, const FormUse& use) {
  if (use.within == Within::group && a.scheme.group)
    return cohorts(a.scores.quantities[*a.scheme.group]);
  if (use.within == Within::by) return cohorts(a.scores.quantities[*use.by]);
  return {};
}

/// A form that compares is given the measured value of all units; all else is that of this unit.
class Arguments {
 public:
  Arguments(const Assessment& a, const Node& node, std::size_t unit, const UnitValues& values) {
    const FormUse& use = *node.form;
    const bool compares = info(use.form).compares;
    if (compares) all_ = values_of_all(a, use.slots[0]), cohort_ = cohort_of(a, use);
    for (const Expr& slot : use.slots)
      if (compares && made_.slots.empty())
        made_.slots.emplace_back(std::span<const double>(all_));
      else
        made_.slots.emplace_back(values(slot).number);
    if (const StepsForGroup* steps = steps_for(a, use, unit))
      for (const StepExpr& step : steps->steps)
        made_.steps.push_back({step.test, values(step.edge).number, values(step.points).number});
    made_.scale = node.scale;
    made_.cohort = cohort_;
    made_.lower = use.direction.number < 0;
    made_.constant.reset();
    if (use.constant) made_.constant = use.constant->number;
    made_.ties = use.ties;
  }
  Arguments(const Arguments&) = delete;
  Arguments& operator=(const Arguments&) = delete;

  const FormArguments& operator*() const { return made_; }

 private:
  std::vector<double> all_;
  std::vector<int> cohort_;
  FormArguments made_;
};

}  // namespace

FormResult form_result(const Assessment& a, std::size_t criterion, std::size_t unit,
                       const UnitValues& values) {
  const Node& node = a.scheme.nodes[criterion];
  const bool compares = info(node.form->form).compares;
  const std::size_t units = compares ? a.figures.units() : 1, own = compares ? unit : 0;
  const Arguments arguments(a, node, unit, values);
  if (compares && !(*arguments).cohort.empty() && (*arguments).cohort[own] < 0) return {};
  std::vector<double> points(units);
  score(node.form->form, *arguments, points);
  return {points[own], working(node.form->form, *arguments, units, own)};
}

}  // namespace assess
