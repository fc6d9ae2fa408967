// What occurs in several expressions is computed once for the same rows, and anew for others.
#include <catch2/catch.hpp>

#include "expression/evaluate.hpp"
#include "expression/tree.hpp"

using namespace assess;

namespace {

Expr column(std::size_t index) {
  Expr expr;
  expr.kind = Expr::Kind::reference;
  expr.name = "c" + std::to_string(index);
  expr.space = Space::row;
  expr.index = index;
  return expr;
}

Expr call(const char* keyword, std::vector<Expr> args) {
  Expr expr = call_of(keyword, std::move(args));
  expr.function = function_named(keyword);
  return expr;
}

/// (c0 + c1) * c1 and (c0 + c1) - c0: the sum is shared.
const Expr product = call("*", {call("+", {column(0), column(1)}), column(1)});
const Expr difference = call("-", {call("+", {column(0), column(1)}), column(0)});

}  // namespace

TEST_CASE("shared calls give what calls that are not shared give", "[expression]") {
  Words words;
  Evaluator alone(3, words), sharing(3, words);
  sharing.share(std::vector{&product, &difference});
  for (const double step : {1.0, 10.0, 0.5}) {
    const std::vector<double> a{step, 2 * step, absent}, b{3, 4 * step, 5};
    const std::vector<State> states{State::value, State::value, State::missing};
    const std::vector<Lane> row{{a.data(), states.data(), false}, {b.data(), nullptr, false}};
    alone.start(), sharing.start();
    for (const Expr* expr : {&product, &difference, &product}) {
      alone.reset(), sharing.reset();
      const Lane expected = alone.evaluate(*expr, {row, {}}, 3);
      const Lane given = sharing.evaluate(*expr, {row, {}}, 3);
      for (std::size_t r = 0; r < 3; ++r) {
        CAPTURE(step, to_text(*expr), r);
        CHECK(given.state(r) == expected.state(r));
        if (expected.state(r) == State::value) CHECK(given.value(r) == expected.value(r));
      }
    }
    CHECK(sharing.evaluate(difference, {row, {}}, 3).value(1) == 4 * step);
  }
}

TEST_CASE("different texts look different, whatever quotes they hold", "[expression]") {
  const auto list = [](const std::vector<std::string>& words) {
    std::vector<Expr> args;
    for (const std::string& word : words) {
      args.push_back(constant_of(0, Type::text));
      args.back().name = word;
    }
    return to_text(call("in", std::move(args)));
  };
  CHECK(list({"a\", \"b", "c"}) != list({"a", "b", "c"}));
}
