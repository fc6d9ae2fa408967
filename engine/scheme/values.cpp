#include "scheme/values.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "base/text.hpp"
#include "expression/parse.hpp"
#include "scheme/diagnostics.hpp"

namespace assess {

namespace {

/// A plain number with sign, as ends of ranges are.
double signed_number(Parser& parser) {
  const bool minus = parser.accept_symbol("-");
  const Token::Kind kind = parser.peek().kind;
  if (kind != Token::Kind::number && kind != Token::Kind::percent)
    return parser.fail(both("a number", "数字")), 0;
  const double number = parser.take().number;
  return minus ? 0 - number : number;
}

ColumnType column_type(Parser& parser) {
  static constexpr std::array plain{std::pair{"number", Type::number},
                                    std::pair{"percent", Type::percent},
                                    std::pair{"text", Type::text}, std::pair{"date", Type::date}};
  ColumnType result;
  const auto type = [&](std::string_view word) {
    return std::ranges::find_if(plain, [&](const auto& p) { return p.first == word; });
  };
  const Token first = parser.take();
  if (first.kind == Token::Kind::name && first.text == "yes" && parser.accept_symbol("/")) {
    if (!parser.accept_word("no")) parser.fail("yes/no");
    result.type = Type::yes_no;
  } else if (first.kind == Token::Kind::name && type(first.text) != plain.end() &&
             !parser.at_symbol("|")) {
    result.type = type(first.text)->second;
  } else if (first.kind == Token::Kind::end || first.kind == Token::Kind::symbol) {
    parser.fail("number, percent, text, date, yes/no, a|b|c");
  } else {
    result.type = Type::text;
    result.words.push_back(first.text);
    while (parser.accept_symbol("|")) result.words.push_back(parser.take().text);
    if (result.words.size() == 1) parser.fail("number, percent, text, date, yes/no, a|b|c");
  }
  if (!parser.at_end() && !parser.at_symbol(",") && !parser.at_symbol("?") && !parser.failed()) {
    result.low = signed_number(parser);
    parser.expect_symbol("..");
    result.high = signed_number(parser);
  }
  result.optional = parser.accept_symbol("?");
  return result;
}

template <typename Result, typename Read>
std::optional<Result> read_all(const Snippet& value, Diagnostics& notes, Read read) {
  Parser parser(value, notes);
  Result result = read(parser);
  if (!parser.failed()) parser.expect_end();
  if (parser.failed()) return {};
  return result;
}

BandTest band_test(Parser& parser) {
  static constexpr std::array tests{
      std::pair{">=", BandTest::at_least}, std::pair{">", BandTest::above},
      std::pair{"<=", BandTest::at_most}, std::pair{"<", BandTest::below},
      std::pair{"=", BandTest::equal}};
  for (const auto& [symbol, test] : tests)
    if (parser.accept_symbol(symbol)) return test;
  if (!parser.accept_word("else")) parser.fail(">= > <= < = else");
  return BandTest::otherwise;
}

ParsedOrder order_key(Parser& parser) {
  const bool lowest = parser.at_word("lowest") && parser.peek(1).kind != Token::Kind::end &&
                      parser.peek(1).text != "," && parser.peek(1).text != ".";
  if (lowest) parser.take();
  return {lowest, parser.sum()};
}

/// An ID: it may begin with a digit, as those of grades and sections do.
void read_id(Parser& parser, std::string& id) {
  if (parser.peek().kind == Token::Kind::number)
    id = parser.take().text;
  else
    id = parser.expect_name("an ID");
}

void read_member(Parser& parser, std::vector<Members::Member>& members) {
  Members::Member& one = members.emplace_back();
  one.at = parser.peek().at;
  read_id(parser, one.name);
  one.criteria_of = one.name == "criteria" && parser.accept_symbol("(");
  if (!one.criteria_of) return;
  read_id(parser, one.name);
  parser.expect_symbol(")");
}

}  // namespace

std::optional<std::vector<ColumnGroup>> read_columns(const Snippet& value, Diagnostics& notes) {
  return read_all<std::vector<ColumnGroup>>(value, notes, [](Parser& parser) {
    std::vector<ColumnGroup> groups;
    do {
      ColumnGroup group;
      do {
        group.at.push_back(parser.peek().at);
        group.names.push_back(parser.accept_symbol("*") ? "*" : parser.expect_name(both("a column", "列名")));
      } while (parser.accept_symbol(","));
      parser.expect_symbol(":");
      if (!parser.failed()) group.type = column_type(parser);
      groups.push_back(std::move(group));
    } while (parser.accept_symbol(","));
    return groups;
  });
}

std::vector<Snippet> read_list(const Snippet& value) {
  std::vector<Snippet> pieces;
  std::string_view rest = value.text;
  while (true) {
    const std::size_t ascii = std::min(rest.find(','), rest.size());
    const std::size_t wide = std::min(rest.find("，"), rest.size());
    const std::size_t ideographic = std::min(rest.find("、"), rest.size());
    const std::size_t end = std::min({ascii, wide, ideographic});
    const std::string_view piece = trimmed(rest.substr(0, end));
    if (!piece.empty()) {
      Snippet snippet = value;
      const auto before = static_cast<std::size_t>(piece.data() - value.text.data());
      snippet.column += value.filled ? 0 : character_count(std::string_view(value.text).substr(0, before));
      snippet.text = piece;
      pieces.push_back(std::move(snippet));
    }
    if (end >= rest.size()) return pieces;
    rest.remove_prefix(end + (end == ascii ? 1 : 3));
  }
}

std::optional<std::vector<ParsedStep>> read_bands(const Snippet& value, Diagnostics& notes) {
  return read_all<std::vector<ParsedStep>>(value, notes, [](Parser& parser) {
    std::vector<ParsedStep> steps;
    do {
      ParsedStep step;
      step.test = band_test(parser);
      step.edge = step.test == BandTest::otherwise ? constant_of(0, Type::number) : parser.sum();
      parser.expect_symbol(":");
      step.points = parser.sum();
      steps.push_back(std::move(step));
    } while (parser.accept_symbol(","));
    return steps;
  });
}

std::optional<std::vector<ParsedStep>> read_corners(const Snippet& value, Diagnostics& notes) {
  return read_all<std::vector<ParsedStep>>(value, notes, [](Parser& parser) {
    std::vector<ParsedStep> steps;
    do {
      ParsedStep step;
      step.test = BandTest::at_least;
      step.edge = parser.sum();
      parser.expect_symbol(":");
      step.points = parser.sum();
      steps.push_back(std::move(step));
    } while (parser.accept_symbol(","));
    return steps;
  });
}

std::optional<std::vector<ParsedCase>> read_instead(const Snippet& value, Diagnostics& notes) {
  return read_all<std::vector<ParsedCase>>(value, notes, [](Parser& parser) {
    std::vector<ParsedCase> cases;
    do {
      ParsedCase one;
      one.result = parser.expr();
      if (parser.peek().kind == Token::Kind::text) one.reason = parser.take().text;
      if (one.result.is_constant() && one.result.type == Type::text) {  // a text alone is `missing`
        one.reason = one.result.name;
        one.result = Expr{};
        one.result.kind = Expr::Kind::absence;
        one.result.state = State::missing;
      }
      if (!parser.accept_word("when")) parser.fail("'when'");
      one.when = parser.expr();
      cases.push_back(std::move(one));
    } while (parser.accept_symbol(";"));
    return cases;
  });
}

std::optional<std::vector<ParsedOrder>> read_order(const Snippet& value, Diagnostics& notes) {
  return read_all<std::vector<ParsedOrder>>(value, notes, [](Parser& parser) {
    std::vector<ParsedOrder> order;
    do order.push_back(order_key(parser));
    while (parser.accept_symbol(","));
    return order;
  });
}

std::optional<ParsedOrder> read_keep(const Snippet& value, Diagnostics& notes) {
  return read_all<ParsedOrder>(value, notes, [](Parser& parser) {
    const bool lowest = parser.at_word("lowest");
    if (!parser.accept_word("lowest") && !parser.accept_word("highest"))
      parser.fail("highest, lowest");
    return ParsedOrder{lowest, parser.sum()};
  });
}

std::optional<Members> read_members(const Snippet& value, Diagnostics& notes) {
  return read_all<Members>(value, notes, [](Parser& parser) {
    Members members;
    do read_member(parser, members.with);
    while (parser.accept_symbol(","));
    if (parser.accept_word("without"))
      do read_member(parser, members.without);
      while (parser.accept_symbol(","));
    return members;
  });
}

std::optional<Rounding> read_rounding(const Snippet& value, Diagnostics& notes) {
  static constexpr std::array modes{
      std::pair{"half_up", RoundingMode::half_up}, std::pair{"half_even", RoundingMode::half_even},
      std::pair{"down", RoundingMode::down}, std::pair{"up", RoundingMode::up}};
  return read_all<Rounding>(value, notes, [](Parser& parser) {
    Rounding rounding;
    const bool step = parser.accept_word("to");
    const std::string number = parser.peek().kind == Token::Kind::number ? parser.take().text : "";
    const auto decimal = parse_points(number);
    if (step && decimal && decimal->billionths > 0)
      rounding.step = *decimal;
    else if (!step && number.size() == 1)
      rounding = to_decimals(number[0] - '0');
    else
      parser.fail("0 .. 9, to 0.5");
    for (const auto& [word, mode] : modes)
      if (parser.accept_word(word)) rounding.mode = mode;
    return rounding;
  });
}

std::optional<std::optional<std::pair<Expr, Expr>>> read_range(const Snippet& value,
                                                               Diagnostics& notes) {
  using Range = std::optional<std::pair<Expr, Expr>>;
  return read_all<Range>(value, notes, [](Parser& parser) -> Range {
    if (parser.accept_word("none")) return {};
    Expr low = parser.sum();
    parser.expect_symbol("..");
    return std::pair{std::move(low), parser.sum()};
  });
}

std::optional<Points> read_points(const Snippet& value, std::string_view key, Diagnostics& notes) {
  const auto points = parse_points(value.text);
  if (points && points->billionths >= 0) return points;
  notes.add(rule_complaint("bad-value"), value.place(),
            {value.text, std::string(key), both("a number such as 5 or 7.5", "数字")});
  return {};
}

std::optional<ParsedAggregate> read_aggregate(const Snippet& value, Diagnostics& notes) {
  return read_all<ParsedAggregate>(value, notes, [](Parser& parser) {
    ParsedAggregate result{parser.expect_name(both("an aggregate", "汇总方式")), {}};
    if (!parser.accept_symbol("(")) return result;
    result.parameter = signed_number(parser);
    parser.expect_symbol(")");
    return result;
  });
}

std::optional<std::size_t> read_word(const Snippet& value, std::string_view key,
                                     const std::vector<std::string>& words, Diagnostics& notes) {
  const auto found = std::ranges::find(words, value.text);
  if (found != words.end()) return static_cast<std::size_t>(found - words.begin());
  notes.add(rule_complaint("bad-value"), value.place(),
            {value.text, std::string(key), joined(words, ", ")}, nearest(value.text, words));
  return {};
}

}  // namespace assess
