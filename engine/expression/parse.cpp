#include "expression/parse.hpp"

#include <array>

#include "base/text.hpp"
#include "expression/diagnostics.hpp"

namespace assess {

namespace {

constexpr std::size_t deepest = 256;
constexpr std::size_t longest = 256;  ///< operators of one value: they nest to the left

constexpr std::array comparisons{"=", "!=", "<=", "<", ">=", ">"};
constexpr std::array state_tests{"given", "filed", "nil", "missing", "applicable"};
/// Words of the grammar that are no names.
constexpr std::array reserved{"and", "or", "not", "in", "between", "is", "starts",
                              "where", "by", "when", "of"};

bool is_reserved(const Token& token) {
  if (token.kind != Token::Kind::name) return false;
  for (const std::string_view word : reserved)
    if (token.text == word) return true;
  return false;
}

std::string described(const Token& token) {
  return token.kind == Token::Kind::end ? both("the end", "结尾") : "'" + shown(token.text) + "'";
}

/// Moved, not copied as a list in braces would be: a sum of thousands of terms nests to the left.
std::vector<Expr> pair_of(Expr left, Expr right) {
  std::vector<Expr> pair;
  pair.reserve(2);
  pair.push_back(std::move(left));
  pair.push_back(std::move(right));
  return pair;
}

}  // namespace

Parser::Parser(const Snippet& snippet, Diagnostics& notes) : snippet_(snippet), notes_(notes) {
  const std::size_t errors = notes.errors();
  tokens_ = tokens_of(snippet, notes);
  failed_ = notes.errors() > errors;
}

const Token& Parser::peek(std::size_t ahead) const {
  return tokens_[std::min(next_ + ahead, tokens_.size() - 1)];
}

Token Parser::take() {
  const Token token = peek();
  if (next_ + 1 < tokens_.size()) ++next_;
  return token;
}

void Parser::fail(std::string_view expected) {
  if (!failed_) {
    const Token& token = peek();
    notes_.add(expression_complaint("bad-expression"),
               snippet_.place(token.at, std::max<std::size_t>(token.length, 1)),
               {std::string(expected), described(token)});
  }
  failed_ = true;
  next_ = tokens_.size() - 1;  // nothing more to read
}

bool Parser::at_symbol(std::string_view symbol) const {
  return peek().kind == Token::Kind::symbol && peek().text == symbol;
}
bool Parser::at_word(std::string_view word) const {
  return peek().kind == Token::Kind::name && peek().text == word;
}
bool Parser::accept_symbol(std::string_view symbol) {
  return at_symbol(symbol) && (take(), true);
}
bool Parser::accept_word(std::string_view word) { return at_word(word) && (take(), true); }
void Parser::expect_symbol(std::string_view symbol) {
  if (!accept_symbol(symbol)) fail("'" + std::string(symbol) + "'");
}
void Parser::expect_end() {
  if (!at_end()) fail("…");
}
std::string Parser::expect_name(std::string_view what) {
  if ((peek().kind == Token::Kind::name && !is_reserved(peek())) ||
      peek().kind == Token::Kind::bracketed)
    return take().text;
  return fail(what), "";
}

Expr Parser::spanning(Expr expr, std::size_t from) const {
  const Token& last = tokens_[next_ == 0 ? 0 : next_ - 1];
  expr.at = from;
  expr.length = std::max(from + 1, last.at + last.length) - from;
  return expr;
}

bool Parser::longer() {
  return ++operators_ <= longest || too_deep(longest);
}

bool Parser::enter() {
  return ++depth_ <= deepest || too_deep(deepest);
}

bool Parser::too_deep(std::size_t limit) {
  if (!failed_)
    notes_.add(expression_complaint("too-deep"), snippet_.place(peek().at, 1),
               {std::to_string(limit)});
  failed_ = true;
  next_ = tokens_.size() - 1;
  return false;
}

Expr Parser::expr() {
  if (!enter()) return {};
  Expr result = disjunction();
  --depth_;
  return result;
}

Expr Parser::disjunction() {
  const std::size_t from = peek().at;
  Expr left = conjunction();
  while (accept_word("or") && longer()) {
    Expr right = conjunction();
    left = spanning(call_of("or", pair_of(std::move(left), std::move(right))), from);
  }
  return left;
}

Expr Parser::conjunction() {
  const std::size_t from = peek().at;
  Expr left = negation();
  while (accept_word("and") && longer()) {
    Expr right = negation();
    left = spanning(call_of("and", pair_of(std::move(left), std::move(right))), from);
  }
  return left;
}

Expr Parser::negation() {
  const std::size_t from = peek().at;
  if (!accept_word("not")) return comparison();
  if (!enter()) return {};
  Expr inner = negation();
  --depth_;
  return spanning(call_of("not", {std::move(inner)}), from);
}

Expr Parser::comparison() {
  const std::size_t from = peek().at;
  Expr left = sum();
  for (const std::string_view symbol : comparisons)
    if (accept_symbol(symbol)) {
      Expr right = sum();
      return spanning(call_of(symbol, pair_of(std::move(left), std::move(right))), from);
    }
  if (accept_word("is")) return spanning(state_test(std::move(left)), from);
  if (accept_word("starts")) {
    if (peek().kind != Token::Kind::text) return fail("\"…\""), left;
    Expr begin = primary();
    return spanning(call_of("starts", pair_of(std::move(left), std::move(begin))), from);
  }
  const bool negated = at_word("not") && (peek(1).text == "in" || peek(1).text == "between");
  if (negated) take();
  if (!at_word("in") && !at_word("between")) return left;
  Expr test = spanning(membership(std::move(left)), from);
  return negated ? spanning(call_of("not", {std::move(test)}), from) : test;
}

Expr Parser::membership(Expr left) {
  std::vector<Expr> args{std::move(left)};
  if (accept_word("between")) {
    args.push_back(sum());
    if (!accept_word("and")) fail("'and'");
    args.push_back(sum());
    return call_of("between", std::move(args));
  }
  take();  // in
  expect_symbol("(");
  do args.push_back(expr());
  while (accept_symbol(","));
  expect_symbol(")");
  return call_of("in", std::move(args));
}

Expr Parser::state_test(Expr left) {
  const bool negated = accept_word("not");
  for (const std::string_view test : state_tests)
    if (accept_word(test)) {
      Expr result = call_of("is " + std::string(test), {std::move(left)});
      return negated ? call_of("not", {std::move(result)}) : result;
    }
  return fail("given, filed, nil, missing, applicable"), left;
}

Expr Parser::sum() {
  const std::size_t from = peek().at;
  Expr left = product();
  while ((at_symbol("+") || at_symbol("-")) && longer()) {
    const std::string symbol = take().text;
    Expr right = product();
    left = spanning(call_of(symbol, pair_of(std::move(left), std::move(right))), from);
  }
  return left;
}

Expr Parser::product() {
  const std::size_t from = peek().at;
  Expr left = unary();
  while ((at_symbol("*") || at_symbol("/")) && longer()) {
    const std::string symbol = take().text;
    Expr right = unary();
    left = spanning(call_of(symbol, pair_of(std::move(left), std::move(right))), from);
  }
  return left;
}

Expr Parser::unary() {
  const std::size_t from = peek().at;
  if (!at_symbol("-")) return power();
  take();
  if (!enter()) return {};
  Expr inner = unary();
  --depth_;
  if (inner.is_constant() && inner.type == Type::number) {
    inner.number = 0 - inner.number;
    return spanning(std::move(inner), from);
  }
  return spanning(call_of("negative", {std::move(inner)}), from);
}

Expr Parser::power() {
  const std::size_t from = peek().at;
  Expr base = primary();
  if (!accept_symbol("^")) return base;
  if (!enter()) return {};
  Expr exponent = unary();
  --depth_;
  return spanning(call_of("^", pair_of(std::move(base), std::move(exponent))), from);
}

Expr Parser::percentage() {
  const std::size_t from = peek().at;
  Expr rate = constant_of(take().number, Type::number);
  if (!accept_word("of")) return spanning(std::move(rate), from);
  if (!enter()) return {};
  Expr whole = unary();
  --depth_;
  return spanning(call_of("*", pair_of(std::move(rate), std::move(whole))), from);
}

Expr Parser::primary() {
  const std::size_t from = peek().at;
  switch (peek().kind) {
    case Token::Kind::percent:
      return percentage();
    case Token::Kind::number:
      return spanning(constant_of(take().number, Type::number), from);
    case Token::Kind::date:
      return spanning(constant_of(take().number, Type::date), from);
    case Token::Kind::text: {
      Expr text = constant_of(0, Type::text);
      text.name = take().text;
      return spanning(std::move(text), from);
    }
    case Token::Kind::name:
    case Token::Kind::bracketed:
      if (!is_reserved(peek())) return named();
      break;
    default:
      break;
  }
  if (accept_symbol("(")) {
    Expr inner = expr();
    expect_symbol(")");
    return inner;
  }
  return fail(both("a value", "一个值")), Expr{};
}

Expr Parser::named() {
  const Token name = take();
  if (name.kind == Token::Kind::name) {
    if (at_symbol("(")) return call(name);
    if (name.text == "yes" || name.text == "no")
      return spanning(constant_of(name.text == "yes", Type::yes_no), name.at);
    if (name.text == "missing" || name.text == "not_applicable") {
      Expr absence;
      absence.kind = Expr::Kind::absence;
      absence.state = name.text == "missing" ? State::missing : State::not_applicable;
      return spanning(std::move(absence), name.at);
    }
  }
  Expr result;
  result.kind = Expr::Kind::name;
  result.name = name.text;
  if (accept_symbol(".")) result.member = expect_name(both("a name", "名称"));
  return spanning(std::move(result), name.at);
}

/// Whether a source follows: `findings:`, `findings where`, `units: x`. A lone name in brackets,
/// `count(findings)`, is settled when names are bound.
bool Parser::at_source() const {
  if (peek().kind != Token::Kind::name && peek().kind != Token::Kind::bracketed) return false;
  const Token& after = peek(1);
  return (after.kind == Token::Kind::symbol && after.text == ":") ||
         (after.kind == Token::Kind::name && (after.text == "where" || after.text == "by"));
}

Expr Parser::call(const Token& name) {
  take();  // (
  if (name.text == "lookup") return lookup(name);
  if (at_source()) return aggregate(name);
  Expr result;
  result.kind = Expr::Kind::call;
  result.name = name.text;
  if (!at_symbol(")"))
    do result.args.push_back(expr());
    while (accept_symbol(","));
  expect_symbol(")");
  return spanning(std::move(result), name.at);
}

Expr Parser::lookup(const Token& name) {
  Expr result;
  result.kind = Expr::Kind::lookup;
  result.name = expect_name(both("the name of a lookup", "对照表的名称"));
  if (accept_symbol(".")) result.member = expect_name(both("a column", "列名"));
  while (accept_symbol(",")) result.args.push_back(expr());
  expect_symbol(")");
  return spanning(std::move(result), name.at);
}

Expr Parser::aggregate(const Token& name) {
  Expr result;
  result.kind = Expr::Kind::aggregate;
  result.name = name.text;
  result.member = take().text;
  if (accept_symbol(":")) result.value.push_back(expr());
  if (accept_word("where")) result.where.push_back(expr());
  if (accept_word("by")) result.by = expect_name(both("a name", "名称"));
  while (accept_symbol(",")) result.args.push_back(expr());
  expect_symbol(")");
  return spanning(std::move(result), name.at);
}

std::optional<Expr> parse_expression(const Snippet& snippet, Diagnostics& notes) {
  Parser parser(snippet, notes);
  Expr expr = parser.expr();
  parser.expect_end();
  if (parser.failed()) return {};
  return expr;
}

}  // namespace assess
