#pragma once

#include <algorithm>
#include <cmath>
#include <string_view>
#include <utility>
#include <vector>

#include "base/state.hpp"
#include "forms/forms.hpp"

namespace assess::test {

/// Both absent, or equal but for last bits.
inline bool same(double a, double b) {
  if (std::isnan(a) || std::isnan(b)) return std::isnan(a) && std::isnan(b);
  return std::abs(a - b) <= 1e-12 * (1 + std::abs(b));
}

inline bool same(const std::vector<double>& a, const std::vector<double>& b) {
  return std::ranges::equal(a, b, [](double x, double y) { return same(x, y); });
}

inline std::vector<double> scores_of(const Form& form, const FormArguments& arguments,
                                     std::size_t units) {
  std::vector<double> points(units, -99);
  score(form, arguments, points);
  return points;
}

/// One unit, out of ten points.
inline double score_of(std::string_view form, std::vector<Operand> slots,
                       std::vector<Step> steps = {}) {
  FormArguments arguments;
  arguments.slots = std::move(slots);
  arguments.steps = std::move(steps);
  arguments.scale = {0, 10};
  return scores_of(form_named(form).value(), arguments, 1)[0];
}

/// Units that are compared, out of ten points. `change` may set what else the form is given.
template <typename Change>
std::vector<double> compared(std::string_view form, const std::vector<double>& values,
                             Change change) {
  FormArguments arguments;
  arguments.slots = {std::span<const double>(values)};
  arguments.scale = {0, 10};
  change(arguments);
  return scores_of(form_named(form).value(), arguments, values.size());
}

inline std::vector<double> compared(std::string_view form, const std::vector<double>& values) {
  return compared(form, values, [](FormArguments&) {});
}

}  // namespace assess::test
