// Conditions asked all at once hold exactly where each, evaluated by itself, is yes.
#include <catch2/catch.hpp>
#include <random>

#include "expression/conditions.hpp"

using namespace assess;

namespace {

Expr column(std::size_t index, Type type = Type::number) {
  Expr expr;
  expr.kind = Expr::Kind::reference;
  expr.name = "c" + std::to_string(index);
  expr.type = type;
  expr.space = Space::row;
  expr.index = index;
  return expr;
}

Expr number(double x) {
  return constant_of(x, Type::number);
}

Expr absence(State state) {
  Expr expr;
  expr.kind = Expr::Kind::absence;
  expr.state = state;
  expr.name = state == State::missing ? "missing" : "not_applicable";
  return expr;
}

Expr call(const char* keyword, std::vector<Expr> args) {
  Expr expr = call_of(keyword, std::move(args));
  expr.function = function_named(keyword);
  return expr;
}

/// Every function that has an answer of its own, over columns, constants and what is computed.
std::vector<Expr> simple_conditions() {
  std::vector<Expr> result;
  for (const char* test : {"=", "!=", "<", "<=", ">", ">="}) {
    result.push_back(call(test, {column(0), column(1)}));
    result.push_back(call(test, {column(0), number(2)}));
    result.push_back(call(test, {number(2), column(1)}));
    result.push_back(call(test, {number(1), number(2)}));
    result.push_back(call(test, {column(0), absence(State::missing)}));
    result.push_back(call(test, {call("log", {column(0)}), number(0)}));
    result.push_back(call(test, {call("-", {column(0), column(1)}), number(0.3)}));
    const Expr day = call("day", {column(3, Type::date)});
    result.push_back(call(test, {day, column(3, Type::date)}));
    result.push_back(call(test, {call("-", {day, day}), number(0)}));
  }
  for (const char* test : {"is given", "is filed", "is nil", "is missing", "is applicable"}) {
    result.push_back(call(test, {column(0)}));
    result.push_back(call(test, {column(2)}));
    result.push_back(call(test, {call("log", {column(1)})}));
    result.push_back(call(test, {absence(State::not_applicable)}));
  }
  result.push_back(call("in", {column(0), number(1), number(2)}));
  result.push_back(call("in", {column(0), column(1), number(3)}));
  result.push_back(call("in", {column(0), absence(State::missing), number(3)}));
  result.push_back(call("between", {column(0), number(1), number(2)}));
  result.push_back(call("between", {column(0), column(1), column(2)}));
  result.push_back(column(2, Type::yes_no));
  result.push_back(call("if", {column(2), call("<", {column(0), column(1)}), column(2)}));
  return result;
}

std::vector<Expr> conditions() {
  const std::vector<Expr> simple = simple_conditions();
  std::vector<Expr> result = simple;
  std::mt19937 random(7);
  const auto any = [&] { return result[random() % result.size()]; };
  for (int n = 0; n < 300; ++n) {
    result.push_back(call("and", {any(), any()}));
    result.push_back(call("or", {any(), any()}));
    result.push_back(call("not", {any()}));
  }
  return result;
}

/// A column with numbers that are equal, close or far apart, or whole and below `whole`; and every
/// state that rows have.
struct Random {
  std::vector<double> values;
  std::vector<State> states;
  Random(std::mt19937& random, std::size_t rows, bool gaps, unsigned whole = 0) {
    const std::vector<double> near{0,  1,         2,        0.3,  0.1 + 0.2, 3,
                                   -1, 2 + 1e-12, 2 + 1e-9, 1e15, 1e15 + 1};
    for (std::size_t i = 0; i < rows; ++i) {
      const auto pick = random() % near.size();
      values.push_back(whole > 0 ? static_cast<double>(pick % whole) : near[pick]);
      states.push_back(gaps ? static_cast<State>(random() % 4) : State::value);
      if (states.back() == State::nil) values.back() = 0;
      if (states.back() > State::nil) values.back() = absent;
    }
  }
  Lane lane(bool gaps) const { return {values.data(), gaps ? states.data() : nullptr, false}; }
};

}  // namespace

TEST_CASE("conditions asked at once hold where each of them does", "[expression]") {
  const std::vector<Expr> expressions = conditions();
  std::vector<const Expr*> asked;
  for (const Expr& expr : expressions) asked.push_back(&expr);
  constexpr std::size_t most = 700;
  Words words;
  Evaluator evaluator(most, words), plain(most, words);
  Conditions conditions(asked, most);
  evaluator.share(conditions.operands());
  const bool gaps = GENERATE(false, true);
  const std::size_t rows = GENERATE(1u, 15u, 700u, 64u);
  CAPTURE(gaps, rows);
  std::mt19937 random(static_cast<unsigned>(rows));
  const Random a(random, rows, gaps), b(random, rows, gaps), c(random, rows, gaps, 2),
      d(random, rows, gaps, 9);
  const std::vector<Lane> row{a.lane(gaps), b.lane(gaps), c.lane(gaps), d.lane(gaps)};
  std::vector<unsigned char> counts(rows), given(rows), expected(rows);
  for (unsigned char& one : counts) one = random() % 4 != 0;
  evaluator.start(), plain.start();
  conditions.ask(evaluator, {row, {}}, rows);
  for (std::size_t k = 0; k < expressions.size(); ++k) {
    plain.reset();
    const Lane lane = plain.evaluate(expressions[k], {row, {}}, rows);
    for (std::size_t i = 0; i < rows; ++i)
      expected[i] = counts[i] && lane.state(i) <= State::nil && lane.value(i) != 0;
    conditions.holds(k, counts, given);
    CAPTURE(to_text(expressions[k]));
    CHECK(given == expected);
  }
}
