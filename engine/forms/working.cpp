#include "forms/working.hpp"

#include <cmath>
#include <utility>

#include "forms/forms.hpp"
#include "forms/score_alone.hpp"
#include "forms/score_compared.hpp"

namespace assess {

namespace {

/// Slots of a form as numbers, handed to its `working` with what else it takes.
template <typename F, std::size_t... I, typename... More>
Working with_slots(const FormArguments& a, std::size_t unit, std::index_sequence<I...>,
                   const More&... more) {
  return F::working(a.slots[I][unit]..., more..., a.scale);
}

/// Units that cannot be told apart.
Working of_equals(const Cohort& all, double points) {
  if (all.count < 2) return {{"no other unit to compare with", "没有其他单位可比"}, figure(points)};
  return {said({"all {0} units have {1}", "{0}个单位均为{1}"},
               {std::to_string(all.count), figure(as_given(all.min, all))}),
          figure(points)};
}

template <typename F>
Working of_compared(const FormArguments& a, std::size_t units, std::size_t unit, double points) {
  const Compared compared = compare(a, units, F::need);
  const auto code = static_cast<std::size_t>(a.cohort.empty() ? 0 : a.cohort[unit]);
  const Cohort& all = compared.cohorts[code];
  const bool ranks_equals = requires {
    F::ranks_equals;
  };
  if (!ranks_equals && all.all_equal()) return of_equals(all, points);
  if constexpr (F::need == CohortNeed::ranks)
    return F::working(compared.ranks[unit], all, a.scale);
  else
    return with_slots<F>(a, unit, std::make_index_sequence<F::slots.size()>(), all);
}

template <typename F>
Working of_one(const FormArguments& a, std::size_t units, std::size_t unit, double points) {
  constexpr SlotKind last = F::slots.back().kind;
  if constexpr (F::info.compares)
    return of_compared<F>(a, units, unit, points);
  else if constexpr (last == SlotKind::bands || last == SlotKind::corners)
    return F::working(a.slots[0][unit], a.steps, unit, a.scale);
  else
    return with_slots<F>(a, unit, std::make_index_sequence<F::slots.size()>());
}

}  // namespace

std::optional<Working> working(const Form& form, const FormArguments& arguments, std::size_t units,
                               std::size_t unit) {
  std::vector<double> points(units);
  score(form, arguments, points);
  if (std::isnan(points[unit])) return {};
  return std::visit(
      [&]<typename F>(const F&) { return of_one<F>(arguments, units, unit, points[unit]); }, form);
}

}  // namespace assess
