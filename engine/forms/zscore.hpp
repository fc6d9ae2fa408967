#pragma once

#include <array>

#include "forms/cohort.hpp"
#include "forms/form.hpp"
#include "forms/working.hpp"

namespace assess {

/// Standard score (OECD Handbook on Composite Indicators, 2008, 5.5).
struct ZScore {
  static constexpr std::array slots{
      Slot{"value", SlotKind::input, {}, {"what is measured", "计分依据"}},
      Slot{"mean", SlotKind::setting, 0.0, {"mean of the scores", "标准分的均值"}},
      Slot{"sd", SlotKind::setting, 1.0, {"standard deviation of the scores", "标准分的标准差"}}};
  static constexpr FormInfo info{"zscore",
                                 {"standard score", "标准分"},
                                 {"mean + sd · (x − average) ÷ standard deviation (n−1)",
                                  "mean + sd · (x − 均值) ÷ 标准差（n−1）"},
                                 slots,
                                 Gives::own_scale,
                                 true};
  static constexpr CohortNeed need = CohortNeed::moments;

  static double score(double x, double mean, double sd, const Cohort& all) {
    return mean + sd * (x - all.mean) / all.sd;
  }
  /// All equal, or alone: nobody is off the average. It stands in for `constant`, which is a rate.
  static double of_equals(double mean, double) { return mean; }

  static Working working(double x, double mean, double sd, const Cohort& all, const Scale&) {
    const double average = as_given(all.mean, all);
    const double from = all.lower ? average : x, less = all.lower ? x : average;
    return {
        said({"{0} units, average {1}, standard deviation {2}", "{0}个单位，均值{1}，标准差{2}"},
             {std::to_string(all.count), figure(average), figure(all.sd)}),
        (mean == 0 ? "" : figure(mean) + " + ") + (sd == 1 ? "" : operand(sd) + " × ") + "(" +
            figure(from) + " − " + operand(less) + ") ÷ " + figure(all.sd)};
  }
};

}  // namespace assess
