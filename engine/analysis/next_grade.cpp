#include "analysis/next_grade.hpp"

#include <algorithm>

#include "base/points.hpp"

namespace assess {

namespace {

bool is_reached(BandTest test, Points total, Points edge) {
  switch (test) {
    case BandTest::at_least:
      return total >= edge;
    case BandTest::above:
      return total > edge;
    case BandTest::at_most:
      return total <= edge;
    case BandTest::below:
      return total < edge;
    default:
      return false;
  }
}

/// Points up (or down) to the edge; beyond it by one step of the published total if the edge itself
/// does not suffice.
Points missing_to(BandTest test, Points total, Points edge, const Rounding& published) {
  const bool beyond = test == BandTest::above || test == BandTest::below;
  const bool up = test == BandTest::at_least || test == BandTest::above;
  const Int128 gap = up ? edge.billionths - total.billionths : total.billionths - edge.billionths;
  return {gap + (beyond ? published.step.billionths : 0)};
}

/// Limits and vetoes that keep the unit from that grade.
std::vector<std::size_t> limits_against(const Assessment& a, std::size_t unit, std::size_t grade) {
  std::vector<std::size_t> limits;
  for (const Applied& one : a.scores.applied) {
    if (one.unit != unit || one.undecided) continue;
    const Adjustment& rule = a.scheme.adjustments[one.adjustment];
    if (!rule.grade) continue;
    const bool holds_back = rule.kind == AdjustmentKind::veto || *rule.grade > grade;
    if (holds_back) limits.push_back(one.adjustment);
  }
  return limits;
}

/// The next better grade of the cut points; of a unit that only a veto graded, the one that its
/// total would have.
std::optional<std::size_t> better_than(const Assessment& a, std::size_t unit) {
  const int cut = a.standing.cut_grade[unit], has = a.standing.grade[unit];
  if (cut == no_grade || has == no_grade) return {};
  if (!a.scheme.grades[static_cast<std::size_t>(has)].edge) return static_cast<std::size_t>(cut);
  for (int g = has - 1; g >= 0; --g)
    if (a.scheme.grades[static_cast<std::size_t>(g)].edge) return static_cast<std::size_t>(g);
  return {};
}

}  // namespace

std::optional<NextGrade> next_grade_of(const Assessment& a, std::size_t unit,
                                       const UnitValues& values) {
  const auto grade = better_than(a, unit);
  if (!grade) return {};
  const Grade& one = a.scheme.grades[*grade];
  const UnitValues::Value edge = values(*one.edge);
  if (!edge.has_number()) return {};
  NextGrade next{*grade, exact(edge.number), {}, {}, false};
  const Points total = a.standing.total[unit];
  const bool suffices = a.standing.cut_grade[unit] <= static_cast<int>(*grade);
  if (!suffices && !is_reached(one.test, total, next.edge))
    next.missing = missing_to(one.test, total, next.edge, a.scheme.published());
  next.limits = limits_against(a, unit, *grade);
  next.quota = suffices && a.standing.moved_by_quota[unit];
  return next;
}

}  // namespace assess
