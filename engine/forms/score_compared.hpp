#pragma once

#include <cstddef>
#include <span>
#include <utility>
#include <vector>

#include "base/processor.hpp"
#include "base/state.hpp"
#include "forms/cohorts.hpp"
#include "forms/form.hpp"
#include "forms/operands.hpp"
#include "forms/score_alone.hpp"

namespace assess {

/// Whether F gives a rate, which becomes points on the node's scale.
template <typename F>
constexpr bool gives_rate = F::info.gives == Gives::rate || requires {
  F::is_rate;
};

/// Scores of the units of one cohort: what is the same for all of them is settled here.
template <typename F>
class ScoreOfCohort {
 public:
  ScoreOfCohort(const Cohort& cohort, const FormArguments& a)
      : all_(cohort),
        scale_(a.scale),
        constant_(a.constant.value_or(absent)),
        equal_(!requires { F::ranks_equals; } && cohort.all_equal()) {}

  /// x: the measured value or its rank; settings: those of the form.
  template <typename... Settings>
  double operator()(double x, Settings... settings) const {
    const double result = equal_ ? of_equals(settings...) : F::score(x, settings..., all_);
    return gives_rate<F> ? on_scale(result, scale_) : result;
  }

 private:
  template <typename... Settings>
  double of_equals(Settings... settings) const {
    if constexpr (requires { F::of_equals(settings...); })
      return std::isnan(constant_) ? absent : F::of_equals(settings...);
    else
      return constant_;
  }

  Cohort all_;
  Scale scale_;
  double constant_;
  bool equal_;
};

/// Points of all units under a form that compares.
template <typename F>
void score_compared(const FormArguments& a, std::span<double> points) {
  constexpr std::size_t count = F::slots.size();
  const Operands<count> operands(a.slots);
  const Compared here = a.compared ? Compared{} : compare(a, points.size(), F::need);
  const Compared& compared = a.compared ? *a.compared : here;
  const auto one = [ operands, ranks = compared.ranks.data(), lower = a.lower ]<std::size_t... I>(
      const ScoreOfCohort<F>& score, std::size_t u, std::index_sequence<0, I...>) {
    const double x = F::need == CohortNeed::ranks ? ranks[u] : measured(operands.get(0, u), lower);
    return operands.any_absent(u) ? absent : score(x, operands.get(I, u)...);
  };
  constexpr auto slots = std::make_index_sequence<count>();
  if (a.cohort.empty() && !points.empty())
    return in_vectors([=, score = ScoreOfCohort<F>(compared.cohorts[0], a)](auto) {
      for (std::size_t u = 0; u < points.size(); ++u) points[u] = one(score, u, slots);
    });
  std::vector<ScoreOfCohort<F>> scores;
  for (const Cohort& cohort : compared.cohorts) scores.emplace_back(cohort, a);
  for (std::size_t u = 0; u < points.size(); ++u) {
    const int code = a.cohort[u];
    points[u] = code < 0 ? absent : one(scores[static_cast<std::size_t>(code)], u, slots);
  }
}

}  // namespace assess
