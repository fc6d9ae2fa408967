#pragma once

#include <optional>
#include <span>
#include <string_view>
#include <utility>
#include <variant>

#include "forms/bands.hpp"
#include "forms/best_ratio.hpp"
#include "forms/borda.hpp"
#include "forms/cohort.hpp"
#include "forms/deduct.hpp"
#include "forms/distance.hpp"
#include "forms/efficacy.hpp"
#include "forms/fixed.hpp"
#include "forms/form.hpp"
#include "forms/goalposts.hpp"
#include "forms/line.hpp"
#include "forms/minmax.hpp"
#include "forms/percentile.hpp"
#include "forms/points.hpp"
#include "forms/rank.hpp"
#include "forms/ratio.hpp"
#include "forms/shortfall.hpp"
#include "forms/working.hpp"
#include "forms/zscore.hpp"

namespace assess {

/// Every scoring form there is. To add one: write its header, list it here.
using Form =
    std::variant<PointsForm, Fixed, Shortfall, Ratio, Line, Bands, Deduct, Efficacy, Goalposts,
                 MinMax, Distance, BestRatio, ZScore, RankForm, Borda, PercentileForm>;

inline const FormInfo& info(const Form& form) {
  return std::visit([](const auto& f) -> const FormInfo& { return f.info; }, form);
}

/// What a form has to know of the units that it compares; nothing if it looks at one unit.
inline std::optional<CohortNeed> need_of(const Form& form) {
  return std::visit(
      []<typename F>(const F&) -> std::optional<CohortNeed> {
        if constexpr (F::info.compares) return F::need;
        return {};
      },
      form);
}

/// Calls `visit(form)` with one of each.
template <typename Visit, std::size_t... I>
void for_each_form_value(Visit visit, std::index_sequence<I...>) {
  (visit(Form(std::in_place_index<I>)), ...);
}

template <typename Visit>
void for_each_form(Visit visit) {
  for_each_form_value([&](const Form& form) { visit(info(form)); },
                      std::make_index_sequence<std::variant_size_v<Form>>());
}

inline std::optional<Form> form_named(std::string_view keyword) {
  std::optional<Form> found;
  for_each_form_value(
      [&](const Form& form) {
        if (info(form).keyword == keyword) found = form;
      },
      std::make_index_sequence<std::variant_size_v<Form>>());
  return found;
}

/// Points of all units on the node's scale, not clamped to its range. NaN where an input is NaN,
/// and where there is no basis (0 of 0; all equal with no `constant`).
void score(const Form& form, const FormArguments& arguments, std::span<double> points);

/// How one of the units got its points, in words; nothing where it has none. Forms that compare
/// look at all units, others at this one.
std::optional<Working> working(const Form& form, const FormArguments& arguments, std::size_t units,
                               std::size_t unit);

}  // namespace assess
