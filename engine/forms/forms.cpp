#include "forms/forms.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

#include "base/points.hpp"
#include "base/statistics.hpp"

namespace assess {

namespace {

/// The operands of one unit as the arguments of a form's function.
template <typename F, std::size_t... I, typename... Rest>
double call(const FormArguments& a, std::size_t unit, std::index_sequence<I...>, const Rest&... rest) {
  return F::score(a.slots[I][unit]..., rest...);
}

template <typename F>
constexpr std::size_t operands = std::size(F::slots);

bool any_absent(const FormArguments& a, std::size_t unit) {
  for (const Operand& slot : a.slots)
    if (std::isnan(slot[unit])) return true;
  return false;
}

template <typename F>
constexpr Gives gives = F::info.gives;

/// A rate as points on the scale; points as they are.
template <typename F>
double on_scale(double result, const Scale& scale) {
  return gives<F> == Gives::rate ? scale.bottom + result * (scale.top - scale.bottom) : result;
}

// ---- forms that look at one unit --------------------------------------------------------------

template <typename F>
double one_unit(const FormArguments& a, std::size_t unit) {
  constexpr auto slots = std::make_index_sequence<operands<F>>();
  if constexpr (F::slots.back().kind == SlotKind::bands || F::slots.back().kind == SlotKind::corners)
    return F::score(a.slots[0][unit], std::span<const Step>(a.steps), unit);
  else if constexpr (std::is_same_v<F, Deduct>)
    return call<F>(a, unit, slots, a.scale);
  else
    return call<F>(a, unit, slots);
}

template <typename F>
void score_units(const FormArguments& a, std::span<double> points) {
  for (std::size_t u = 0; u < points.size(); ++u)
    points[u] = any_absent(a, u) ? absent : on_scale<F>(one_unit<F>(a, u), a.scale);
}

// ---- forms that compare -------------------------------------------------------------------------

template <typename F>
constexpr bool ranks = std::is_same_v<F, RankForm> || std::is_same_v<F, Borda> ||
                       std::is_same_v<F, PercentileForm>;

/// The measured value, turned round if lower is better, as a decimal for forms that rank.
template <typename F>
double measured(const FormArguments& a, std::size_t unit) {
  const double x = a.lower ? 0 - a.slots[0][unit] : a.slots[0][unit];
  return ranks<F> && !std::isnan(x) ? snapped(x) : x;
}

template <typename F>
std::vector<Cohort> cohorts_of(const FormArguments& a, std::size_t units) {
  int count = 1;
  for (const int c : a.cohort) count = std::max(count, c + 1);
  std::vector<Cohort> cohorts(static_cast<std::size_t>(count));
  std::vector<std::vector<double>> values(cohorts.size());
  for (std::size_t u = 0; u < units; ++u) {
    const int c = a.cohort.empty() ? 0 : a.cohort[u];
    const double x = measured<F>(a, u);
    if (c < 0 || std::isnan(x)) continue;
    Cohort& cohort = cohorts[static_cast<std::size_t>(c)];
    if (cohort.count++ == 0) cohort.min = cohort.max = x;
    cohort.min = x < cohort.min ? x : cohort.min;
    cohort.max = x > cohort.max ? x : cohort.max;
    if constexpr (ranks<F> || std::is_same_v<F, ZScore>) values[static_cast<std::size_t>(c)].push_back(x);
  }
  for (std::size_t c = 0; c < cohorts.size(); ++c) {
    if constexpr (std::is_same_v<F, ZScore>) {
      cohorts[c].mean = mean(values[c]);
      cohorts[c].sd = standard_deviation(values[c]);
    }
    if constexpr (ranks<F>) {
      std::ranges::sort(values[c]);
      cohorts[c].sorted = std::move(values[c]);
    }
  }
  return cohorts;
}

template <typename F>
double compared(const FormArguments& a, const Cohort& all, double x, std::size_t unit) {
  if constexpr (std::is_same_v<F, ZScore>)
    return F::score(x, a.slots[1][unit], a.slots[2][unit], all);
  else if constexpr (std::is_same_v<F, Distance>)
    return F::score(x, a.lower ? 0 - a.slots[1][unit] : a.slots[1][unit], all);
  else if constexpr (std::is_same_v<F, BestRatio>)
    return F::score(x, all, a.lower);
  else if constexpr (ranks<F>)
    return F::score(x, all, a.ties);
  else
    return F::score(x, all);
}

/// What units get that cannot be told apart, or one that is alone.
template <typename F>
double undecided(const FormArguments& a, const Cohort& all, double x, std::size_t unit) {
  if constexpr (std::is_same_v<F, RankForm> || std::is_same_v<F, Borda>)
    return compared<F>(a, all, x, unit);
  if (!a.constant) return absent;
  if constexpr (std::is_same_v<F, ZScore>) return a.slots[1][unit];
  if constexpr (std::is_same_v<F, Distance>) {
    const double to = compared<F>(a, all, x, unit);
    return std::isnan(to) ? *a.constant : to;
  }
  if constexpr (std::is_same_v<F, BestRatio>) return compared<F>(a, all, x, unit);
  return *a.constant;
}

template <typename F>
constexpr bool on_points_scale = gives<F> == Gives::rate || std::is_same_v<F, Distance>;

template <typename F>
void compare_all(const FormArguments& a, std::span<double> points) {
  const std::vector<Cohort> cohorts = cohorts_of<F>(a, points.size());
  for (std::size_t u = 0; u < points.size(); ++u) {
    const int c = a.cohort.empty() ? 0 : a.cohort[u];
    if (c < 0 || any_absent(a, u)) {
      points[u] = absent;
      continue;
    }
    const Cohort& all = cohorts[static_cast<std::size_t>(c)];
    const double x = measured<F>(a, u);
    const double result = all.all_equal() ? undecided<F>(a, all, x, u) : compared<F>(a, all, x, u);
    points[u] = on_points_scale<F> ? a.scale.bottom + result * (a.scale.top - a.scale.bottom) : result;
  }
}

}  // namespace

void score(const Form& form, const FormArguments& arguments, std::span<double> points) {
  std::visit(
      [&]<typename F>(const F&) {
        if constexpr (F::info.compares)
          compare_all<F>(arguments, points);
        else
          score_units<F>(arguments, points);
      },
      form);
}

}  // namespace assess
