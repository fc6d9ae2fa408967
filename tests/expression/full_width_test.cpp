// Signs as they are typed with a Chinese keyboard.
#include <catch2/catch.hpp>

#include "expression/parse.hpp"

using namespace assess;

TEST_CASE("full-width signs are read as their ASCII forms, also in pairs", "[expression]") {
  using Row = std::pair<std::string, std::string>;
  const auto [typed, meant] = GENERATE(values<Row>({{"x＞＝2", "x >= 2"},
                                                    {"x＞=2", "x >= 2"},
                                                    {"x ≥ 2", "x >= 2"},
                                                    {"x<＝2", "x <= 2"},
                                                    {"x！＝2", "x != 2"},
                                                    {"x＜＞2", "x != 2"},
                                                    {"x＝2", "x = 2"},
                                                    {"if（x＞1，x＊2，0）", "if(x > 1, x * 2, 0)"},
                                                    {"［得 分］－50％", "[得 分] - 0.5"}}));
  CAPTURE(typed);
  Diagnostics notes;
  Snippet snippet;
  snippet.text = typed;
  const auto expr = parse_expression(snippet, notes);
  REQUIRE(expr);
  CHECK(to_text(*expr) == meant);
}
