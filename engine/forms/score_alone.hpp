#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <span>
#include <utility>

#include "base/processor.hpp"
#include "base/state.hpp"
#include "forms/form.hpp"
#include "forms/operands.hpp"

namespace assess {

/// A rate as points on the scale.
inline double on_scale(double rate, const Scale& scale) {
  return scale.bottom + rate * (scale.top - scale.bottom);
}

inline bool any_absent(std::span<const Step> steps, std::size_t unit) {
  return std::ranges::any_of(steps, [unit](const Step& step) {
    const bool edge = step.test != BandTest::otherwise && std::isnan(step.edge[unit]);
    return edge || std::isnan(step.points[unit]);
  });
}

inline bool differ_by_unit(std::span<const Step> steps) {
  return !std::ranges::all_of(
      steps, [](const Step& s) { return s.edge.is_constant() && s.points.is_constant(); });
}

/// Bands and lines: a value and steps.
template <typename F>
void score_by_steps(const FormArguments& a, std::span<double> points) {
  const std::span<const Step> steps = a.steps;
  const bool ask_each = differ_by_unit(steps);
  const bool none = !ask_each && any_absent(steps, 0);
  for (std::size_t u = 0; u < points.size(); ++u) {
    const double x = a.slots[0][u];
    const bool lacks = none || std::isnan(x) || (ask_each && any_absent(steps, u));
    points[u] = lacks ? absent : F::score(x, steps, u, a.scale);
  }
}

/// Forms that are given numbers and look at one unit.
template <typename F>
void score_by_slots(const FormArguments& a, std::span<double> points) {
  constexpr std::size_t count = F::slots.size();
  const Operands<count> operands(a.slots);
  const Scale scale = a.scale;
  const auto one = [=]<std::size_t... I>(std::size_t u, std::index_sequence<I...>) {
    if constexpr (F::info.gives == Gives::rate)
      return on_scale(F::score(operands.get(I, u)...), scale);
    else
      return F::score(operands.get(I, u)..., scale);
  };
  in_vectors([=](auto) {
    for (std::size_t u = 0; u < points.size(); ++u)
      points[u] = operands.any_absent(u) ? absent : one(u, std::make_index_sequence<count>());
  });
}

/// Points of all units under a form that looks at one unit.
template <typename F>
void score_alone(const FormArguments& a, std::span<double> points) {
  constexpr SlotKind last = F::slots.back().kind;
  if constexpr (last == SlotKind::bands || last == SlotKind::corners)
    score_by_steps<F>(a, points);
  else
    score_by_slots<F>(a, points);
}

}  // namespace assess
