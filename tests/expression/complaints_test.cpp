// What is wrong with an expression is told with its place.
#include <catch2/catch.hpp>

#include "computing.hpp"
#include "expression/functions.hpp"
#include "expression/tokens.hpp"

using namespace assess;

namespace {

using Strings = std::vector<std::string>;

struct Row {
  std::string text;
  const char* complaint;  ///< code:column
};

const Names names{
    {"x", {Type::number, {5}}},    {"day", {Type::date, {20000}}},
    {"flag", {Type::yes_no, {1}}}, {"word", {Type::text, {0}, {}, {"major", "minor"}}},
    {"free", {Type::text, {0}}},   {"财政", {Type::number, {1}}},
};

/// The expression with all its parentheses, as it was understood.
std::string understood(const std::string& text) {
  Diagnostics notes;
  const auto expr = parse_expression(snippet_of(text), notes);
  return expr ? to_text(*expr) : "";
}

}  // namespace

TEST_CASE("what is wrong with an expression", "[expression]") {
  const auto row = GENERATE(values<Row>({
      {"", "bad-expression:1"},
      {"1 +", "bad-expression:4"},
      {"1 2", "bad-expression:3"},
      {"(1", "bad-expression:3"},
      {"1)", "bad-expression:2"},
      {"1 < 2 < 3", "bad-expression:7"},
      {"x in ()", "bad-expression:7"},
      {"x between 1", "bad-expression:12"},
      {"x is good", "bad-expression:6"},
      {"* 2", "bad-expression:1"},
      {"1 ; 2", "bad-expression:3"},
      {"\"open", "open-text:1"},
      {"x + [open", "open-text:5"},
      {"x + $", "bad-character:5"},
      {"财政 + $", "bad-character:6"},
      {"2025-02-30", "bad-number:1"},
      {"2025-13-01 - day", "bad-number:1"},
      {"1.2.3", "bad-expression:4"},
      {"xx + 1", "unknown-name:1"},
      {"1 + y", "unknown-name:5"},
      {"summ(x, 1)", "unknown-function:1"},
      {"abs(x, 1)", "wrong-arguments:1"},
      {"if(flag, 1)", "wrong-arguments:1"},
      {"x + flag", "unlike-types:1"},
      {"x + word", "unlike-types:1"},
      {"not x", "wrong-type:5"},
      {"flag and x", "wrong-type:10"},
      {"flag or word", "wrong-type:9"},
      {"x = word", "unlike-types:1"},
      {"x = \"5\"", "unlike-types:1"},
      {"day > x", "unlike-types:1"},
      {"if(flag, x, word)", "unlike-types:1"},
      {"word = \"majr\"", "word-not-in-list:8"},
      {"word in (\"major\", \"big\")", "word-not-in-list:19"},
      {"day + day", "unlike-types:1"},
      {"-word", "wrong-type:2"},
      {std::string(300, '(') + "1" + std::string(300, ')'), "too-deep:257"},
  }));
  CAPTURE(row.text);
  const Computed computed = compute(row.text, names);
  REQUIRE_FALSE(computed.complaints().empty());
  CHECK(computed.complaints()[0] == row.complaint);
}

TEST_CASE("what is right is not complained of", "[expression]") {
  for (const char* text :
       {"free = \"anything\"", "word = \"major\"", "[x] + 1", "财政 + 1", "[财政] * 2",
        "day + 30 > day", "free starts \"a\"", "if(flag, day, missing) is given", "missing = x"}) {
    CAPTURE(text);
    CHECK(compute(text, names).complaints() == Strings{});
  }
  CHECK(compute(std::string(200, '(') + "1" + std::string(200, ')')).complaints() == Strings{});
}

TEST_CASE("a name that was nearly meant is told", "[expression]") {
  const Computed computed = compute("1 + flaag", names);
  REQUIRE(computed.notes.list().size() == 1);
  CHECK(computed.notes.list()[0].nearest == "flag");
}

TEST_CASE("printed expressions are understood as they were", "[expression]") {
  for (const char* text : {"1+2*3",
                           "(1+2)*3",
                           "2^3^2",
                           "(2^3)^2",
                           "-2^2",
                           "(-2)^2",
                           "1-(2-3)",
                           "12/(3/2)",
                           "not a and b",
                           "not (a and b)",
                           "a or b and c",
                           "(a or b) and c",
                           "a = b",
                           "not a = b",
                           "x in (1, 2)",
                           "x not between 1 and 2",
                           "m is not given",
                           "50% of x",
                           "if(a, 1, 2)",
                           "sum(findings: loss where repeat by region)",
                           "count(S)",
                           "lookup(loss, severity)",
                           "percentile(S: x, 10%)",
                           "A1.rate",
                           "[a b] + 1",
                           "free starts \"a\"",
                           "2025-12-31"}) {
    CAPTURE(text);
    const std::string once = understood(text);
    CHECK_FALSE(once.empty());
    CHECK(understood(once) == once);
  }
  CHECK(understood("(2 ^ 3) ^ 2") != understood("2 ^ 3 ^ 2"));
  CHECK(understood("(-2) ^ 2") != understood("-2 ^ 2"));
  CHECK(understood("(a = b) = c") == "(a = b) = c");
  CHECK(understood("1 - (2 - 3)") != understood("1 - 2 - 3"));
  CHECK(understood("not (a and b)") != understood("not a and b"));
  CHECK(understood("(a or b) and c") != understood("a or b and c"));
}

TEST_CASE("full-width punctuation and mathematical signs are their ASCII forms", "[expression]") {
  Diagnostics notes;
  const Snippet snippet = snippet_of("（ａ，b）：≤ ≥ ≠ × ÷ − ＜ ＝ ＋ 50％ “t” 2025-12-31 [x y]");
  std::string symbols;
  for (const Token& token : tokens_of(snippet, notes))
    if (token.kind == Token::Kind::symbol) symbols += token.text + " ";
  CHECK(symbols == "( , ) : <= >= != * / - < = + ");
  CHECK(notes.errors() == 0);
}

TEST_CASE("the list of functions is complete", "[expression]") {
  for (const Function& one : functions()) {
    CAPTURE(one.keyword);
    CHECK(function_named(one.keyword) == &one);
    CHECK((one.keyword == "day" || !one.usage.empty()));  // made by the binder only
    CHECK_FALSE(one.summary.zh.empty());
    CHECK(one.least <= one.most);
  }
}
