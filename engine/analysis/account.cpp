#include "analysis/account.hpp"

#include <algorithm>
#include <cmath>

#include "base/points.hpp"

namespace assess {

namespace {

/// Writes the lines while the score grows step by step.
class Account {
 public:
  Account(const Assessment& a, std::size_t n, std::size_t unit, const UnitValues& values)
      : a_(a), n_(n), node_(a.scheme.nodes[n]), unit_(unit), values_(values) {}

  /// Whether a score came from `instead`.
  bool start_instead() {
    const auto instead = instead_of(node_, values_);
    if (!instead) return false;
    if (instead->value.has_number()) add(AccountStep::instead, instead->value.number);
    return true;
  }

  void start_form(double points) {
    if (!std::isnan(points)) add(AccountStep::form, points);
  }

  void start_children(double aggregated) {
    if (std::isnan(aggregated)) return;
    double parts = 0;
    bool linear = info(node_.aggregation).linear;
    std::vector<AccountLine> lines;
    for (const std::size_t child : node_.children)
      if (const auto part = contribution(a_, n_, child, unit_)) {
        lines.push_back({AccountStep::child, child, *part});
        parts += *part;
      }
    const double rest = aggregated - parts;
    const bool fills = node_.not_applicable == NotApplicablePolicy::fill;
    linear = linear && (snapped(rest) == 0 || fills);
    if (!linear) return add(AccountStep::aggregate, aggregated);
    for (const AccountLine& line : lines) add(line.step, line.amount, line.of);
    if (snapped(rest) != 0 || lines.empty()) add(AccountStep::filled, rest);
  }

  void adjust() {
    if (lines_.empty()) return;
    for (const Applied& one : a_.scores.applied) {
      if (one.unit != unit_ || a_.scheme.adjustments[one.adjustment].node != n_) continue;
      if (one.amount == 0) continue;
      const AdjustmentKind kind = a_.scheme.adjustments[one.adjustment].kind;
      add(AccountStep::adjustment, kind == AdjustmentKind::bonus ? one.amount : -one.amount,
          one.adjustment);
      if (node_.clamp == Clamp::each && kind != AdjustmentKind::limit) clamp();
    }
    if (n_ == a_.scheme.total) take_spilled();
  }

  void clamp() {
    if (!node_.range || lines_.empty()) return;
    const double low = values_(node_.range->low).number, high = values_(node_.range->high).number;
    double score = sum_;  // an end that is absent clamps nothing
    if (score > high) score = high;
    if (score < low) score = low;
    change(AccountStep::range, score);
  }

  void convert() {
    if (!node_.out_of || !node_.points || node_.points->billionths == 0) return;
    change(AccountStep::out_of, sum_ * (node_.out_of->value() / node_.points->value()));
  }

  void round() {
    if (node_.round && std::abs(sum_) < 1e20)
      change(AccountStep::rounded, publish(sum_, *node_.round).value());
  }

  /// Vetoes with a score of their own: the last one of the file that holds.
  void veto() {
    for (const std::size_t index : node_.adjustments) {
      const Adjustment& one = a_.scheme.adjustments[index];
      if (one.kind != AdjustmentKind::veto || !one.score || lines_.empty()) continue;
      if (one.when && !values_(*one.when).holds()) continue;
      if (const auto score = values_(*one.score); score.has_number())
        change(AccountStep::veto, score.number, index);
    }
  }

  std::vector<AccountLine> finish() {
    const Column& score = a_.scores.nodes[n_].score;
    if (!score.has_number(unit_)) return {};
    const bool decided = std::ranges::any_of(a_.figures.overrides, [&](const Override& one) {
      return one.unit == unit_ && one.node == n_;
    });
    if (decided)
      add(AccountStep::decision, score.values[unit_] - sum_);
    else if (snapped(score.values[unit_] - sum_) != 0)
      add(AccountStep::other, score.values[unit_] - sum_);
    return std::move(lines_);
  }

 private:
  void add(AccountStep step, double amount, std::optional<std::size_t> of = {}) {
    lines_.push_back({step, of, amount});
    sum_ += amount;
  }
  void change(AccountStep step, double to, std::optional<std::size_t> of = {}) {
    if (lines_.empty()) return;
    const double amount = to - sum_;
    if (amount != 0) lines_.push_back({step, of, amount});
    sum_ = to;
  }

  void take_spilled() {
    double spilled = 0;
    for (const Applied& one : a_.scores.applied)
      if (one.unit == unit_) spilled += one.spilled;
    if (spilled != 0) add(AccountStep::spilled, -spilled);
  }

  const Assessment& a_;
  std::size_t n_;
  const Node& node_;
  std::size_t unit_;
  const UnitValues& values_;
  std::vector<AccountLine> lines_;
  double sum_ = 0;
};

}  // namespace

std::optional<InsteadOfUnit> instead_of(const Node& node, const UnitValues& values) {
  for (const InsteadCase& one : node.instead) {
    const UnitValues::Value when = values(one.when);
    if (!when.has_number()) return InsteadOfUnit{when, {}};
    if (when.holds()) return InsteadOfUnit{values(one.result), one.reason};
  }
  return {};
}

std::vector<AccountLine> account_of_criterion(const Assessment& a, std::size_t criterion,
                                              std::size_t unit, const UnitValues& values,
                                              const FormResult& form) {
  Account account(a, criterion, unit, values);
  if (!account.start_instead()) account.start_form(form.points);
  account.clamp();
  account.round();
  return account.finish();
}

std::vector<AccountLine> account_of_parent(const Assessment& a, std::size_t parent,
                                           std::size_t unit, const UnitValues& values,
                                           const OneUnit& alone) {
  Account account(a, parent, unit, values);
  const bool instead = account.start_instead();
  if (!instead) {
    account.start_children(alone.aggregated(parent));
    account.adjust();
  }
  account.clamp();
  if (!instead) account.convert();
  account.round();
  account.veto();
  return account.finish();
}

}  // namespace assess
