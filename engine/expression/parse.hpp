#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostics.hpp"
#include "expression/snippet.hpp"
#include "expression/tokens.hpp"
#include "expression/tree.hpp"

namespace assess {

/// Reads a value of the rules from left to right; the grammar is RULES §3 and §5. After the first
/// error `failed()` holds, nothing more is complained of and what is returned means nothing.
class Parser {
 public:
  Parser(const Snippet& snippet, Diagnostics& notes);

  Expr expr();  ///< with and, or, not, comparisons
  Expr sum();   ///< arithmetic only

  bool at_end() const { return peek().kind == Token::Kind::end; }
  bool at_symbol(std::string_view symbol) const;
  bool at_word(std::string_view word) const;
  bool accept_symbol(std::string_view symbol);  ///< steps over it if it is there
  bool accept_word(std::string_view word);
  void expect_symbol(std::string_view symbol);
  void expect_end();
  std::string expect_name(std::string_view what);  ///< plain or in brackets
  const Token& peek(std::size_t ahead = 0) const;
  Token take();
  bool failed() const { return failed_; }
  void fail(std::string_view expected);
  Place place_of(const Token& token) const { return snippet_.place(token.at, token.length); }

 private:
  Expr disjunction();
  Expr conjunction();
  Expr negation();
  Expr comparison();
  Expr membership(Expr left);
  Expr state_test(Expr left);
  Expr product();
  Expr unary();
  Expr power();
  Expr primary();
  Expr percentage();
  Expr named();
  Expr call(const Token& name);
  Expr lookup(const Token& name);
  Expr aggregate(const Token& name);
  bool at_source() const;
  Expr spanning(Expr expr, std::size_t from) const;
  bool enter();
  bool longer();
  bool too_deep(std::size_t limit);

  const Snippet& snippet_;
  Diagnostics& notes_;
  std::vector<Token> tokens_;
  std::size_t next_ = 0;
  std::size_t depth_ = 0, operators_ = 0;
  bool failed_ = false;
};

/// The whole snippet as one expression, or nothing.
std::optional<Expr> parse_expression(const Snippet& snippet, Diagnostics& notes);

}  // namespace assess
