#include "expression/conditions.hpp"

#include <algorithm>
#include <cmath>

#include "expression/answers.hpp"

namespace assess {

namespace {

bool is_logic(const Expr& expr) {
  return expr.kind == Expr::Kind::call && expr.function->typing == Typing::logic;
}

/// A list that may have gaps takes the long way.
bool can_ask(const Expr& expr) {
  if (expr.kind != Expr::Kind::call || !expr.function->ask) return false;
  return expr.function->ask != ask_one_of ||
         std::all_of(expr.args.begin() + 1, expr.args.end(),
                     [](const Expr& word) { return word.is_constant(); });
}

/// Whether it is made of whole numbers only, none so large that a double blurs it.
bool is_whole(const Expr& expr) {
  if (expr.kind == Expr::Kind::constant)
    return expr.number == std::floor(expr.number) && std::abs(expr.number) < 1e12;
  if (expr.kind == Expr::Kind::reference)
    return expr.space == Space::row &&
           (expr.type == Type::date || expr.type == Type::text || expr.type == Type::yes_no);
  return expr.kind == Expr::Kind::call && (expr.name == "day" || expr.name == "-") &&
         std::ranges::all_of(expr.args, is_whole);
}

}  // namespace

Conditions::Conditions(std::span<const Expr* const> conditions, std::size_t batch) : batch_(batch) {
  std::map<std::string, std::size_t> known;
  for (const Expr* condition : conditions) step_of_.push_back(add(*condition, known));
  answers_.resize(steps_.size() * batch);
}

/// The step of an expression; equal texts over the same rows are equal.
std::size_t Conditions::add(const Expr& expr, std::map<std::string, std::size_t>& known) {
  const std::string text = to_text(expr);
  if (const auto found = known.find(text); found != known.end()) return found->second;
  Step step{&expr, {}};
  if (is_logic(expr))
    for (const Expr& arg : expr.args) step.parts.push_back(add(arg, known));
  steps_.push_back(std::move(step));
  return known[text] = steps_.size() - 1;
}

std::vector<const Expr*> Conditions::operands() const {
  std::vector<const Expr*> result;
  for (const Step& step : steps_) {
    if (is_logic(*step.expr)) continue;
    if (!can_ask(*step.expr))
      result.push_back(step.expr);
    else
      for (const Expr& arg : step.expr->args) result.push_back(&arg);
  }
  return result;
}

void Conditions::ask(Evaluator& evaluator, const Leaves& leaves, std::size_t rows) {
  std::vector<Lane> lanes;
  for (std::size_t s = 0; s < steps_.size(); ++s) {
    const Expr& expr = *steps_[s].expr;
    evaluator.reset();
    if (is_logic(expr)) {
      combine(s, rows);
    } else if (can_ask(expr)) {
      lanes.clear();
      for (const Expr& arg : expr.args) {
        lanes.push_back(evaluator.evaluate(arg, leaves, rows));
        lanes.back().whole = is_whole(arg);
      }
      expr.function->ask(lanes, answers(s, rows));
    } else {
      ask_yes_no(evaluator.evaluate(expr, leaves, rows), answers(s, rows));
    }
  }
}

void Conditions::combine(std::size_t s, std::size_t rows) {
  const auto& [expr, parts] = steps_[s];
  std::ranges::copy(answers(parts[0], rows), answers(s, rows).begin());
  if (parts.size() == 1)
    reverse(answers(s, rows));
  else if (expr->function->apply == both)
    and_also(answers(s, rows), answers(parts[1], rows));
  else
    or_else(answers(s, rows), answers(parts[1], rows));
}

void Conditions::holds(std::size_t condition, std::span<const unsigned char> counts,
                       std::span<unsigned char> result) const {
  const unsigned char* answers = answers_.data() + step_of_[condition] * batch_;
  unsigned char* __restrict out = result.data();
  for (std::size_t i = 0; i < result.size(); ++i)
    out[i] = static_cast<unsigned char>(counts[i] & (answers[i] == answer::yes));
}

}  // namespace assess
