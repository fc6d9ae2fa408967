#include "scheme/draft.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "expression/bind.hpp"
#include "expression/diagnostics.hpp"
#include "expression/parse.hpp"
#include "scheme/diagnostics.hpp"
#include "scheme/scopes.hpp"

namespace assess {

const IniSection* Draft::section(std::string_view kind, std::string_view id) const {
  for (const IniSection& section : file.sections)
    if (section.kind == kind && section.id == id) return &section;
  return nullptr;
}

std::size_t Draft::quantity(Quantity quantity) {
  const std::string key = std::to_string(quantity.how.index()) + quantity.text;
  const auto [found, fresh] = quantity_of_text.try_emplace(key, scheme.quantities.size());
  if (fresh) scheme.quantities.push_back(std::move(quantity));
  return found->second;
}

std::size_t Draft::quantity_of(const Expr& expr, const Snippet& at) {
  if (expr.kind == Expr::Kind::reference) return expr.index;
  return quantity({to_text(expr), expr.type.value_or(Type::number), expr.words, at, Derived{expr}});
}

Expr Draft::reference(std::size_t index) const {
  Expr expr;
  expr.kind = Expr::Kind::reference;
  expr.space = Space::unit;
  expr.index = index;
  expr.type = scheme.quantities[index].type;
  expr.words = scheme.quantities[index].words;
  expr.name = scheme.quantities[index].text;
  return expr;
}

std::optional<std::size_t> Draft::column(std::size_t table, const std::string& name,
                                         const Snippet& at) {
  TableSpec& spec = scheme.tables[table];
  if (const auto found = spec.column(name)) {
    spec.columns[*found].used = true;
    return found;
  }
  if (!spec.others) return {};
  spec.columns.push_back({name, *spec.others, {}, at, true});
  return spec.columns.size() - 1;
}

std::string Draft::group_named(const std::string& name, const Snippet& at) {
  const std::vector<std::string> list =
      scheme.group ? scheme.quantities[*scheme.group].words : std::vector<std::string>{};
  const auto same = [&](const std::string& word) { return folded(word) == folded(name); };
  const auto found = std::ranges::find_if(list, same);
  if (found != list.end()) return *found;
  if (!list.empty())
    notes.add(expression_complaint("word-not-in-list"), at.place(), {name, joined(list, "|")},
              nearest(name, list));
  return name;
}

std::optional<Expr> bound_expression(const Snippet& value, Scope& scope, Diagnostics& notes,
                                     std::optional<Type> type) {
  const auto parsed = parse_expression(value, notes);
  if (!parsed) return {};
  const Context context{value, notes};
  auto bound = bind(*parsed, scope, context);
  if (bound && type && !require(*bound, *type, context)) return {};
  return bound;
}

std::optional<Expr> grouped_setting(Draft& draft, const IniSection& section, std::string_view key,
                                    Scope& scope, std::optional<Expr> otherwise) {
  std::vector<Expr> choices;  // group = "A", value of A, group = "B", ...
  bool ok = true;
  for (const IniKey& setting : section.keys) {
    if (setting.name != key) continue;
    auto value = bound_expression(setting.value, scope, draft.notes, Type::number);
    ok = ok && value;
    if (!value) continue;
    if (setting.suffix.empty()) {
      otherwise = std::move(value);
      continue;
    }
    if (!draft.scheme.group) {
      draft.notes.add(rule_complaint("unused-group"), setting.at.place(), {setting.full()});
      ok = false;
      continue;
    }
    const Snippet condition{"group = \"" + setting.suffix + "\"", setting.at.file, setting.at.line,
                            setting.at.column, setting.at.excerpt, true};
    auto test = bound_expression(condition, scope, draft.notes, Type::yes_no);
    ok = ok && test;
    if (!test) continue;
    choices.push_back(std::move(*test));
    choices.push_back(std::move(*value));
  }
  if (!ok) return {};
  if (choices.empty()) return otherwise;
  if (!otherwise) {  // no line for all others: there it is missing
    otherwise.emplace();
    otherwise->kind = Expr::Kind::absence;
    otherwise->state = State::missing;
  }
  choices.push_back(std::move(*otherwise));
  Expr chosen = call_of("if", std::move(choices));
  return bind(chosen, scope, {section.at, draft.notes});
}

Text read_text(const IniSection& section, std::string_view key) {
  Text text;
  if (const IniKey* plain = section.find(key)) text.en = plain->value.text;
  if (const IniKey* en = section.find(key, "en")) text.en = en->value.text;
  if (const IniKey* zh = section.find(key, "zh")) text.zh = zh->value.text;
  return text;
}

}  // namespace assess
