#include <charconv>

#include "base/date.hpp"
#include "base/text.hpp"
#include "expression/bind.hpp"
#include "scheme/diagnostics.hpp"
#include "scheme/draft.hpp"
#include "scheme/scopes.hpp"
#include "scheme/values.hpp"

namespace assess {

namespace {

std::optional<double> constant_end(const Expr& end) {
  if (end.is_constant()) return end.number;
  return {};
}

void read_scale(Draft& draft, const IniKey& key) {
  const auto range = read_range(key.value, draft.notes);
  if (!range) return;
  const auto low = *range ? constant_end((*range)->first) : std::nullopt;
  const auto high = *range ? constant_end((*range)->second) : std::nullopt;
  if (!low || !high)
    draft.notes.add(rule_complaint("bad-value"), key.value.place(),
                    {key.value.text, "scale", "0..100"});
  else if (*low >= *high)
    draft.notes.add(rule_complaint("bad-range"), key.value.place(), {key.value.text});
  else
    draft.scheme.scale = {*low, *high};
}

void read_year(Draft& draft, const IniKey& key) {
  int year = 0;
  const std::string& text = key.value.text;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), year);
  if (error != std::errc{} || end != text.data() + text.size() || year < 1 || year > 9999)
    return draft.notes.add(rule_complaint("bad-value"), key.value.place(),
                           {text, "year", both("a year such as 2025", "年份")});
  draft.scheme.year = year;
  draft.scheme.cutoff = *day_number(year, 12, 31);
}

}  // namespace

void read_identity(Draft& draft) {
  const IniSection* section = draft.section("scheme");
  if (!section) {
    if (!draft.file.sections.empty())
      draft.notes.add(rule_complaint("missing-section"), {.file = draft.file.path, .cell = {}, .excerpt = {}},
                      {"scheme"});
    return;
  }
  if (const IniKey* id = section->find("id")) draft.scheme.id = id->value.text;
  draft.scheme.name = read_text(*section, "name");
  if (const IniKey* year = section->find("year")) read_year(draft, *year);
  if (const IniKey* cutoff = section->find("cutoff")) {
    if (const auto day = parse_iso_date(cutoff->value.text))
      draft.scheme.cutoff = *day;
    else
      draft.notes.add(rule_complaint("bad-value"), cutoff->value.place(),
                      {cutoff->value.text, "cutoff", both("a day such as 2025-12-31", "日期")});
  }
  if (const IniKey* missing = section->find("missing"))
    read_word(missing->value, "missing", {"zero", "skip", "blank", "error"}, draft.notes);
  if (const IniKey* scale = section->find("scale")) read_scale(draft, *scale);
}

void read_definitions(Draft& draft) {
  const IniSection* section = draft.section("define");
  if (!section) return;
  for (const IniKey& key : section->keys) {
    const TableSpec& units = draft.scheme.tables[0];
    if (units.column(key.full()))
      draft.notes.add(rule_complaint("name-taken"), key.at.place(),
                      {key.full(), both("a column of units", "units 的列")});
    draft.definitions[key.full()] = {&key, Draft::Definition::Progress::untouched, 0};
  }
}

void bind_definitions(Draft& draft) {
  UnitScope scope(draft);
  for (const auto& [name, definition] : draft.definitions) {
    Expr expr;
    expr.kind = Expr::Kind::name;
    expr.name = name;
    scope.name(expr, {definition.key->value, draft.notes});
  }
  const IniSection* section = draft.section("scheme");
  const IniKey* show = section ? section->find("show") : nullptr;
  if (!show) return;
  for (const Snippet& name : read_list(show->value)) {
    const auto shown = bound_expression(name, scope, draft.notes, {});
    if (shown)
      draft.scheme.show.emplace_back(name.text, draft.quantity_of(*shown, name));
  }
}

void bind_identity(Draft& draft) {
  const IniSection* section = draft.section("scheme");
  const IniKey* group = section ? section->find("group") : nullptr;
  if (!group) return;
  UnitScope scope(draft);
  const auto bound = bound_expression(group->value, scope, draft.notes, {});
  if (bound) draft.scheme.group = draft.quantity_of(*bound, group->value);
}

}  // namespace assess
