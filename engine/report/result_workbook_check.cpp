#include "report/result_workbook_check.hpp"

#include <algorithm>
#include <cmath>

#include "report/published.hpp"

namespace assess {

namespace {

/// One unit's parent as the formulas of the sheet make it.
class FormulaOfUnit {
 public:
  FormulaOfUnit(const Assessment& a, std::size_t n, const TrialParent& parent, std::size_t unit)
      : a_(a), node_(a.scheme.nodes[n]), parent_(parent), unit_(unit) {
    for (const std::size_t c : parent.children) add(c);
  }

  /// NaN where there is no score.
  double score() const {
    if (blank_) return absent;
    double score = of_children();
    if (std::isnan(score)) return absent;
    if (!parent_.moved.empty()) score += parent_.moved[unit_];
    if (parent_.low) score = std::max(score, *parent_.low);
    if (parent_.high) score = std::min(score, *parent_.high);
    if (node_.out_of) score *= node_.out_of->value() / node_.points->value();
    return node_.round ? publish(score, *node_.round).value() : score;
  }

 private:
  void add(std::size_t child) {
    const double size = size_of(a_.scheme, child);
    const Column& score = a_.scores.nodes[child].score;
    const bool missing = score.state(unit_) == State::missing;
    all_ += size;
    if (missing && parent_.missing_is_blank) blank_ = true;
    if (score.has_number(unit_)) sum_ += (a_.scheme.has_points ? 1 : size) * score.values[unit_];
    if (score.has_number(unit_) || (missing && parent_.missing_is_zero)) applicable_ += size;
  }

  double of_children() const {
    const bool lose = parent_.policy == NotApplicablePolicy::lose;
    if (!parent_.fill.empty() && applicable_ < all_ && applicable_ < node_.basis.value())
      return sum_ + parent_.fill[unit_] * (all_ - applicable_);
    if (applicable_ == 0) return absent;
    if (parent_.kind == TrialParent::Kind::mean) return sum_ / (lose ? all_ : applicable_);
    return lose || applicable_ == all_ ? sum_ : sum_ * all_ / applicable_;
  }

  const Assessment& a_;
  const Node& node_;
  const TrialParent& parent_;
  std::size_t unit_;
  double sum_ = 0, all_ = 0, applicable_ = 0;
  bool blank_ = false;
};

bool is_equal(double formula, const Column& engine, std::size_t unit) {
  if (!engine.has_number(unit)) return std::isnan(formula);
  return !std::isnan(formula) && compare_decimals(formula, engine.values[unit]) == 0;
}

/// The rules or a decision may give this unit a score that is not made of its children.
bool may_stand_alone(const Assessment& a, std::size_t n, std::size_t unit) {
  const auto changes = [&](std::size_t adjustment) {
    const Adjustment& one = a.scheme.adjustments[adjustment];
    return one.kind == AdjustmentKind::veto && one.score;
  };
  const Node& node = a.scheme.nodes[n];
  return !node.instead.empty() || is_overridden(a, n, unit) ||
         std::ranges::any_of(node.adjustments, changes);
}

Text differs(const Assessment& a, std::size_t n, std::size_t unit) {
  const std::string node = a.scheme.nodes[n].id, key(a.figures.keys[unit]);
  return {"'" + node + "' of '" + key + "' is not what the formulas of this workbook would give",
          "“" + key + "”的“" + node + "”与本工作簿公式的结果不一致"};
}

}  // namespace

Text check_scores(const Assessment& a, Trial& trial) {
  for (std::size_t n = 0; n < trial.parents.size(); ++n) {
    if (!trial.parents[n]) continue;
    TrialParent& parent = *trial.parents[n];
    parent.pinned.assign(a.figures.units(), false);
    for (std::size_t u = 0; u < a.figures.units(); ++u) {
      if (is_equal(FormulaOfUnit(a, n, parent, u).score(), a.scores.nodes[n].score, u)) continue;
      if (!may_stand_alone(a, n, u)) return differs(a, n, u);
      parent.pinned[u] = true;
    }
  }
  return {};
}

}  // namespace assess
