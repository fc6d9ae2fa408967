// What expressions give, and the table of states line by line.
#include <catch2/catch.hpp>
#include <cmath>

#include "base/date.hpp"
#include "computing.hpp"

using namespace assess;
using enum State;

namespace {

/// m is missing, na not applicable, n nil; x = 5, y = 2, zero = 0; yes/no: bm, bna.
const Names names{
    {"x", {Type::number, {5}}},
    {"y", {Type::number, {2}}},
    {"zero", {Type::number, {0}}},
    {"m", {Type::number, {absent}, {missing}}},
    {"na", {Type::number, {absent}, {not_applicable}}},
    {"n", {Type::number, {0}, {nil}}},
    {"bm", {Type::yes_no, {absent}, {missing}}},
    {"bna", {Type::yes_no, {absent}, {not_applicable}}},
    {"day", {Type::date, {20000}}},
    {"dm", {Type::date, {absent}, {missing}}},
};

struct Row {
  const char* text;
  double number;
};
struct StateRow {
  const char* text;
  State state;
};

}  // namespace

TEST_CASE("values of expressions", "[expression]") {
  const auto row = GENERATE(values<Row>({
      {"1 + 2 * 3", 7},
      {"(1 + 2) * 3", 9},
      {"2 ^ 3 ^ 2", 512},
      {"-2 ^ 2", -4},
      {"2 ^ -1", 0.5},
      {"10 - 3 - 2", 5},
      {"12 / 3 / 2", 2},
      {"7 / 2", 3.5},
      {"50%", 0.5},
      {"70% of x", 3.5},
      {"50% of x + 1", 3.5},
      {"x − y × 2 ÷ 4", 4},
      {"not no and no", 0},
      {"yes or no and no", 1},
      {"not x = 5", 0},
      {"x in (1, 5)", 1},
      {"x not in (1, 5)", 0},
      {"x between 5 and 6", 1},
      {"x not between 1 and 4", 1},
      {"x ≥ 5", 1},
      {"x ≠ 5", 0},
      {"x ≤ 4", 0},
      {"0.1 + 0.2 = 0.3", 1},
      {"abs(0.975 - 1) * 100 <= 2.5", 1},
      {"0.1 + 0.2 > 0.3", 0},
      {"0.1 + 0.2 < 0.3 ", 0},
      {"0.3000000001 = 0.3", 1},
      {"0.300000001 = 0.3", 0},
      {"123456789.123456 = 123456789.123457", 0},
      {"if(x > 3, 1, 2)", 1},
      {"if(x > 9, 1, x > 4, 2, 3)", 2},
      {"first(m, na, 7)", 7},
      {"first(m, n, 7)", 0},
      {"min(3, x, 2)", 2},
      {"max(3, x, 2)", 5},
      {"sum(1, 2, 3)", 6},
      {"mean(1, 2, 6)", 3},
      {"count(x > 1, y > 9, bm, yes)", 2},
      {"abs(-3)", 3},
      {"round(2.675, 2)", 2.68},
      {"round(1.005, 2)", 1.01},
      {"floor(0.3 * 10)", 3},
      {"floor((0.1 + 0.7) * 10)", 8},
      {"ceil((0.1 + 0.2) * 10)", 3},
      {"sqrt(9)", 3},
      {"exp(0)", 1},
      {"log(1)", 0},
      {"erf(0)", 0},
      {"2025-12-31 - 2025-12-30", 1},
      {"2024-03-01 - 2024-02-28", 2},
      {"day > 2020-01-01", 1},
      {"\"a\" = \"a\"", 1},
      {"\"Ａ \" = \"A\"", 1},
      {"\"abc\" starts \"ab\"", 1},
      {"\"abc\" in (\"x\", \"abc\")", 1},
      {"（1 + 2）× 3", 9},
      {"if（x ＞ 3，1，2）", 1},
      {"n + 1", 1},
      {"n = 0", 1},
      {"x is given", 1},
      {"n is given", 0},
      {"n is filed", 1},
      {"n is nil", 1},
      {"m is missing", 1},
      {"m is filed", 0},
      {"m is applicable", 1},
      {"na is applicable", 0},
      {"na is not applicable", 1},
      {"na is missing", 0},
      {"m is not given", 1},
      {"no and bm", 0},
      {"bm and no", 0},
      {"yes or bm", 1},
      {"bm or yes", 1},
      {"no and bna", 0},
      {"yes or bna", 1},
      {"dm is missing or dm > day", 1},
  }));
  CAPTURE(row.text);
  const Computed computed = compute(row.text, names);
  CHECK(computed.complaints().empty());
  REQUIRE(computed.values.size() == 1);
  CHECK(computed.states[0] <= nil);
  CHECK(computed.values[0] == Approx(row.number).epsilon(1e-14));
}

TEST_CASE("states of expressions", "[expression]") {
  const auto row = GENERATE(values<StateRow>({
      {"x + m", missing},
      {"x + na", not_applicable},
      {"m + na", missing},
      {"na + m", missing},
      {"x * m", missing},
      {"x < m", missing},
      {"m = m", missing},
      {"na = x", not_applicable},
      {"min(x, m)", missing},
      {"max(x, na)", not_applicable},
      {"sum(x, m)", missing},
      {"mean(na, m)", missing},
      {"-m", missing},
      {"abs(na)", not_applicable},
      {"m ^ 2", missing},
      {"x / zero", not_applicable},
      {"zero / zero", not_applicable},
      {"x / n", not_applicable},
      {"m / zero", missing},
      {"0 / x", State::value},
      {"x / 0", not_applicable},
      {"log(0)", outside_domain},
      {"sqrt(-1)", outside_domain},
      {"log(m)", missing},
      {"yes and bm", missing},
      {"bm and bm", missing},
      {"no or bm", missing},
      {"not bm", missing},
      {"not bna", not_applicable},
      {"yes and bna", not_applicable},
      {"no or bna", not_applicable},
      {"bm and bna", missing},
      {"bm or bna", missing},
      {"if(bm, 1, 2)", missing},
      {"if(bna, 1, 2)", not_applicable},
      {"if(yes, m, 2)", missing},
      {"if(no, m, 2)", State::value},
      {"if(yes, 1, m)", State::value},
      {"first(m, na)", not_applicable},
      {"first(na, m)", missing},
      {"first(m, n)", nil},
      {"missing", missing},
      {"not_applicable", not_applicable},
      {"x between 1 and m", missing},
      {"x in (1, m)", missing},
      {"x in (5, m)", State::value},
      {"m in (1, 2)", missing},
      {"day - dm", missing},
      {"m is given", State::value},
      {"na is given", State::value},
      {"count(bm, bna)", State::value},
  }));
  CAPTURE(row.text);
  const Computed computed = compute(row.text, names);
  CHECK(computed.complaints().empty());
  REQUIRE(computed.states.size() == 1);
  CHECK(static_cast<int>(computed.states[0]) == static_cast<int>(row.state));
  if (row.state > nil) CHECK(std::isnan(computed.values[0]));
}

TEST_CASE("an exact zero alone divides nothing", "[expression]") {
  CHECK(compute("1 / 0.0000000001").states[0] == State::value);
  CHECK(compute("1 / (x - 5)", names).states[0] == not_applicable);
}

TEST_CASE("a whole batch gives what its rows give", "[expression]") {
  Names columns{{"a", {}}, {"b", {}}};
  constexpr std::size_t rows = 10'000;
  for (std::size_t r = 0; r < rows; ++r) {
    columns["a"].values.push_back(static_cast<double>(r % 97));
    columns["b"].values.push_back(r % 11 ? static_cast<double>(r % 5) : absent);
    columns["b"].states.push_back(r % 11 ? State::value : r % 2 ? missing : not_applicable);
  }
  for (const char* text :
       {"a / b", "if(a > 50, a, b) + 2 * 3", "a > 3 and b < 2 or a = 7", "2 * 3 + 4", "b is given",
        "count(a > 1, b > 1)", "first(b, a)", "missing", "round(a / 7, 1)"}) {
    CAPTURE(text);
    const Computed all = compute(text, columns, rows);
    REQUIRE(all.values.size() == rows);
    for (std::size_t r = 0; r < rows; r += 613) {
      const Names one{{"a", {Type::number, {columns["a"].values[r]}}},
                      {"b", {Type::number, {columns["b"].values[r]}, {columns["b"].states[r]}}}};
      const Computed alone = compute(text, one);
      CHECK(all.states[r] == alone.states[0]);
      CHECK((all.values[r] == alone.values[0] || std::isnan(alone.values[0])));
    }
  }
}
