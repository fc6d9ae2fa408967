#include "expression/bind.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "expression/diagnostics.hpp"
#include "expression/functions.hpp"

namespace assess {

std::string type_name(std::optional<Type> type) {
  if (!type) return "missing";
  switch (*type) {
    case Type::text:
      return both("text", "文本");
    case Type::date:
      return both("a date", "日期");
    case Type::yes_no:
      return both("yes/no", "是/否");
    default:
      return both("a number", "数字");
  }
}

bool require(const Expr& expr, Type type, const Context& context) {
  if (!expr.type || expr.type == type) return true;
  context.complain(expression_complaint("wrong-type"), expr,
                   {to_text(expr), type_name(expr.type), type_name(type)});
  return false;
}

namespace {

using Args = std::vector<Expr>;

/// The common type of the arguments from `first` in steps of `step`; nothing after a complaint.
/// An absence fits any. `fits` says which types are allowed.
std::optional<std::optional<Type>> common_type(const Expr& call, std::size_t first,
                                               std::size_t step, const Context& context,
                                               bool (*fits)(Type)) {
  std::optional<Type> common;
  for (std::size_t k = first; k < call.args.size(); k += step) {
    const Expr& arg = call.args[k];
    if (!arg.type) continue;
    if (!fits(*arg.type)) {
      context.complain(expression_complaint("wrong-type"), arg,
                       {to_text(arg), type_name(arg.type), type_name(Type::number)});
      return {};
    }
    if (common && common != arg.type) {
      context.complain(expression_complaint("unlike-types"), call,
                       {type_name(common), type_name(arg.type), call.name});
      return {};
    }
    common = arg.type;
  }
  return common;
}

bool any_type(Type) { return true; }
bool ordered(Type type) { return type == Type::number || type == Type::date; }

bool all_require(const Expr& call, Type type, const Context& context) {
  bool ok = true;
  for (const Expr& arg : call.args) ok = require(arg, type, context) && ok;
  return ok;
}

/// A constant text beside a closed list must be one of its words.
bool check_words(const Expr& call, const Context& context) {
  const Expr* listed = nullptr;
  for (const Expr& arg : call.args)
    if (!arg.words.empty()) listed = &arg;
  if (!listed) return true;
  bool ok = true;
  for (const Expr& arg : call.args) {
    if (!arg.is_constant() || arg.name.empty()) continue;
    const auto same = [&](const std::string& word) { return folded(word) == folded(arg.name); };
    if (std::ranges::any_of(listed->words, same)) continue;
    context.complain(expression_complaint("word-not-in-list"), arg,
                     {arg.name, joined(listed->words, "|")}, nearest(arg.name, listed->words));
    ok = false;
  }
  return ok;
}

/// Sum and difference: numbers, or a day and days, or two days.
std::optional<Type> calendar(const Expr& call, const Context& context) {
  const auto left = call.args[0].type.value_or(Type::number);
  const auto right = call.args[1].type.value_or(Type::number);
  const bool minus = call.name == "-";
  if (left == Type::number && right == Type::number) return Type::number;
  if (left == Type::date && right == Type::number) return Type::date;
  if (left == Type::number && right == Type::date && !minus) return Type::date;
  if (left == Type::date && right == Type::date && minus) return Type::number;
  context.complain(expression_complaint("unlike-types"), call,
                   {type_name(left), type_name(right), call.name});
  return {};
}

/// The type of a call whose arguments are bound; outer nothing after a complaint.
std::optional<std::optional<Type>> type_of(const Expr& call, const Context& context) {
  switch (call.function->typing) {
    case Typing::numbers:
      if (!all_require(call, Type::number, context)) return {};
      return Type::number;
    case Typing::logic:
      if (!all_require(call, Type::yes_no, context)) return {};
      return Type::yes_no;
    case Typing::tally:
      if (!all_require(call, Type::yes_no, context)) return {};
      return Type::number;
    case Typing::beginning:
      if (!all_require(call, Type::text, context)) return {};
      return Type::yes_no;
    case Typing::calendar:
      if (!all_require(call, Type::number, context)) return {};
      return Type::date;
    case Typing::test:
      return Type::yes_no;
    case Typing::addition:
    case Typing::difference: {
      const auto type = calendar(call, context);
      if (!type) return {};
      return type;
    }
    case Typing::equality:
      if (!common_type(call, 0, 1, context, any_type) || !check_words(call, context)) return {};
      return Type::yes_no;
    case Typing::order:
      if (!common_type(call, 0, 1, context, ordered)) return {};
      return Type::yes_no;
    case Typing::extreme:
      return common_type(call, 0, 1, context, ordered);
    case Typing::alike:
      return common_type(call, 0, 1, context, any_type);
    case Typing::conditional: {
      bool ok = true;
      for (std::size_t k = 0; k + 1 < call.args.size(); k += 2)
        ok = require(call.args[k], Type::yes_no, context) && ok;
      // the results stand at 1, 3, ... and the last at the end: look at them as one list
      Expr results = call;
      results.args.clear();
      for (std::size_t k = 1; k < call.args.size(); k += 2) results.args.push_back(call.args[k]);
      results.args.push_back(call.args.back());
      if (!ok) return {};
      return common_type(results, 0, 1, context, any_type);
    }
  }
  return {};
}

/// The call without its arguments: to copy all below at every level would cost the square of it.
Expr head_of(const Expr& call) {
  Expr head;
  head.kind = call.kind;
  head.name = call.name;
  head.member = call.member;
  head.at = call.at;
  head.length = call.length;
  return head;
}

bool right_count(const Expr& call, std::size_t n, const Context& context) {
  const Function& f = *call.function;
  const bool pairs = f.typing != Typing::conditional || n % 2 == 1;
  if (n >= f.least && n <= f.most && pairs) return true;
  context.complain(expression_complaint("wrong-arguments"), call,
                   {call.name, std::string(f.usage), std::to_string(n)});
  return false;
}

/// A date stated as none is no date: outside of questions about the state it is missing.
void need_dates(Expr& call) {
  if (call.function->typing == Typing::test || call.function->typing == Typing::alike) return;
  for (Expr& arg : call.args)
    if (arg.type == Type::date && arg.kind == Expr::Kind::reference) {
      Expr wrapped = call_of("day", {arg});
      wrapped.type = Type::date;
      wrapped.function = function_named("day");
      wrapped.at = arg.at;
      wrapped.length = arg.length;
      arg = std::move(wrapped);
    }
}

std::optional<Expr> bind_call(const Expr& expr, Scope& scope, const Context& context) {
  // `count(findings)`: a lone name is a source if one has that name
  if (expr.args.size() == 1 && expr.args[0].kind == Expr::Kind::name &&
      expr.args[0].member.empty() && scope.is_source(expr.args[0].name) &&
      !(scope.knows(expr.args[0]) && expr.name != "count")) {
    Expr aggregate = expr;
    aggregate.kind = Expr::Kind::aggregate;
    aggregate.member = expr.args[0].name;
    aggregate.args.clear();
    return scope.aggregate(aggregate, context);
  }
  Expr call = head_of(expr);
  call.function = function_named(expr.name);
  if (!call.function || call.name == "day") {
    std::vector<std::string> names;
    for (const Function& f : functions()) names.emplace_back(f.keyword);
    context.complain(expression_complaint("unknown-function"), expr, {expr.name},
                     nearest(expr.name, names));
    return {};
  }
  bool ok = right_count(call, expr.args.size(), context);
  for (const Expr& arg : expr.args)
    if (auto bound = bind(arg, scope, context))
      call.args.push_back(std::move(*bound));
    else
      ok = false;
  if (!ok) return {};
  const auto type = type_of(call, context);
  if (!type) return {};
  call.type = *type;
  need_dates(call);
  if (call.function->typing == Typing::conditional || call.function->typing == Typing::alike)
    for (const Expr& arg : call.args)
      if (call.words.empty() && arg.type == Type::text) call.words = arg.words;
  return call;
}

std::optional<Expr> bind_name(const Expr& expr, Scope& scope, const Context& context) {
  const std::size_t errors = context.notes.errors();
  auto bound = scope.name(expr, context);
  if (!bound && context.notes.errors() == errors)
    context.complain(expression_complaint("unknown-name"), expr, {to_text(expr)},
                     nearest(to_text(expr), scope.names()));
  if (!bound) return {};
  // keep the words of the rules for printing, and the spot for complaints
  if (bound->kind == Expr::Kind::reference) bound->name = expr.name, bound->member = expr.member;
  bound->at = expr.at;
  bound->length = expr.length;
  return bound;
}

}  // namespace

std::optional<Expr> bind(const Expr& expr, Scope& scope, const Context& context) {
  if (expr.function || expr.table) return expr;  // bound before: a part of a setting by group
  switch (expr.kind) {
    case Expr::Kind::constant: {
      Expr constant = expr;
      if (expr.type == Type::text) constant.number = scope.words().code(expr.name);
      return constant;
    }
    case Expr::Kind::absence:
    case Expr::Kind::reference:
      return expr;
    case Expr::Kind::name:
      return bind_name(expr, scope, context);
    case Expr::Kind::aggregate:
      return scope.aggregate(expr, context);
    case Expr::Kind::lookup: {
      std::vector<Expr> keys;
      for (const Expr& arg : expr.args)
        if (auto key = bind(arg, scope, context)) keys.push_back(std::move(*key));
      if (keys.size() < expr.args.size()) return {};
      return scope.lookup(expr, std::move(keys), context);
    }
    default:
      return bind_call(expr, scope, context);
  }
}

}  // namespace assess
