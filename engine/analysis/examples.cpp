#include "analysis/examples.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

#include "base/points.hpp"

namespace assess {

namespace {

/// The constant that all units without a setting of their own group get.
std::optional<double> constant(const Expr& expr) {
  if (expr.is_constant()) return expr.number;
  if (expr.kind == Expr::Kind::call && expr.name == "if") return constant(expr.args.back());
  return {};
}

/// The numbers of a call; nothing if one of them is no constant.
std::optional<std::vector<double>> settings_of(const FormUse& use, std::size_t inputs) {
  std::vector<double> settings;
  for (std::size_t s = inputs; s < use.slots.size(); ++s) {
    const auto value = constant(use.slots[s]);
    if (!value) return {};
    settings.push_back(*value);
  }
  return settings;
}

class Examples {
 public:
  Examples(const Node& node, Language language) : node_(node), language_(language) {}

  std::vector<Example> make() {
    const FormUse& use = *node_.form;
    const std::string_view form = info(use.form).keyword;
    const std::size_t inputs = form == "ratio" ? 2 : 1;
    const auto settings = settings_of(use, inputs);
    if (info(use.form).compares || form == "points" || !settings || !steps()) return {};
    if (form == "shortfall") shortfall((*settings)[0]);
    if (form == "ratio") ratio(*settings);
    if (form == "deduct") deduct();
    if (form == "fixed") fixed();
    if (form == "efficacy")
      for_each({0.0, (*settings)[0], ((*settings)[0] + (*settings)[1]) / 2, (*settings)[1]},
               *settings);
    if (form == "goalposts")
      for_each({(*settings)[0], ((*settings)[0] + (*settings)[1]) / 2, (*settings)[1]}, *settings);
    if (form == "bands" || form == "line") edges();
    return std::move(examples_);
  }

 private:
  /// Steps as constants; false if they differ by unit.
  bool steps() {
    if (node_.form->steps.empty()) return true;
    for (const StepExpr& step : node_.form->steps.back().steps) {
      const auto edge = constant(step.edge), points = constant(step.points);
      if (!edge || !points) return false;
      steps_.push_back({step.test, Operand(*edge), Operand(*points)});
    }
    return true;
  }

  std::string result_of(std::vector<double> values) const {
    FormArguments arguments;
    for (const double value : values) arguments.slots.emplace_back(value);
    if (!steps_.empty()) arguments.slots.emplace_back(0.0);
    arguments.steps = steps_;
    arguments.scale = node_.scale;
    double points = 0;
    score(node_.form->form, arguments, {&points, 1});
    if (std::isnan(points))
      return language_ == Language::zh ? "不适用（无基数）" : "not applicable (no basis)";
    if (node_.range) {
      const auto low = constant(node_.range->low), high = constant(node_.range->high);
      if (high) points = std::min(points, *high);
      if (low) points = std::max(points, *low);
    }
    return to_text(publish(points, node_.round.value_or(to_decimals(2))),
                   decimals(node_.round.value_or(to_decimals(2))));
  }

  void add(std::string input, std::vector<double> values) {
    examples_.push_back({std::move(input), result_of(std::move(values))});
  }

  void for_each(std::vector<double> inputs, const std::vector<double>& settings) {
    for (const double x : inputs) {
      std::vector<double> values{x};
      values.insert(values.end(), settings.begin(), settings.end());
      add(to_text(snapped(x)), std::move(values));
    }
  }

  void shortfall(double target) {
    std::vector<double> inputs{0};
    if (target > 1) inputs.push_back(target - 1);
    inputs.push_back(target);
    inputs.push_back(target + 1);
    for_each(std::move(inputs), {target});
  }

  void ratio(const std::vector<double>& settings) {
    std::vector<double> rates{
        0, settings[0], settings[2], (settings[0] + settings[1]) / 2, settings[1], 1};
    std::ranges::sort(rates);
    rates.erase(std::unique(rates.begin(), rates.end()), rates.end());
    for (const double rate : rates)
      add(to_text(snapped(rate * 100)) + "%",
          {rate * 100, 100, settings[0], settings[1], settings[2]});
    add("0/0", {0, 0, settings[0], settings[1], settings[2]});
  }

  void deduct() {
    for (const double loss : {0.0, node_.scale.top / 2, node_.scale.top, node_.scale.top + 1})
      add((loss > 0 ? "−" : "") + to_text(snapped(loss)), {loss});
  }

  void fixed() {
    add(language_ == Language::zh ? "是" : "yes", {1});
    add(language_ == Language::zh ? "否" : "no", {0});
  }

  /// Each edge, and what lies just on its other side.
  void edges() {
    for (const Step& step : steps_) {
      if (step.test == BandTest::otherwise) continue;
      const double edge = step.edge[0];
      const bool falls = step.test == BandTest::at_least || step.test == BandTest::above;
      const double beside = falls ? edge - 0.001 : edge + 0.001;
      add(to_text(snapped(edge)), {edge});
      if (info(node_.form->form).keyword == "bands") add(to_text(snapped(beside)), {beside});
    }
  }

  const Node& node_;
  Language language_;
  std::vector<Step> steps_;
  std::vector<Example> examples_;
};

}  // namespace

std::vector<Example> worked_examples(const Node& criterion, Language language) {
  if (!criterion.form) return {};
  return Examples(criterion, language).make();
}

}  // namespace assess
