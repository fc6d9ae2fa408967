#include <algorithm>

#include "base/points.hpp"
#include "report/json_parts.hpp"
#include "report/wording.hpp"

namespace assess {

namespace {

void write_adjustment(JsonWriter& json, const Scheme& scheme, const Applied& applied) {
  const Adjustment& rule = scheme.adjustments[applied.adjustment];
  json.begin_object();
  json.member("id", rule.id);
  json.member("kind", adjustment_kind_words[static_cast<std::size_t>(rule.kind)].en);
  json.member("node", scheme.nodes[rule.node].id);
  json.number("amount", snapped(applied.amount));
  json.number("spilled", snapped(applied.spilled));
  json.truth("undecided", applied.undecided);
  json.end_object();
}

/// The score decided stands in `nodes`; here is what the rules gave.
void write_override(JsonWriter& json, const Scheme& scheme, const Override& one) {
  json.begin_object();
  json.member("node", scheme.nodes[one.node].id);
  json.number("computed", one.computed);
  json.member("computed_state", state_keyword(one.computed_state));
  json.member("document", one.document);
  json.member("reason", one.reason);
  json.member("date", one.date);
  json.end_object();
}

}  // namespace

void write_changes(JsonWriter& json, const Assessment& a, std::size_t unit) {
  json.key("adjustments");
  json.begin_array();
  for (const Applied& one : std::ranges::equal_range(a.scores.applied, unit, {}, &Applied::unit))
    write_adjustment(json, a.scheme, one);
  json.end_array();
  json.key("overrides");
  json.begin_array();
  for (const Override& one :
       std::ranges::equal_range(a.figures.overrides, unit, {}, &Override::unit))
    write_override(json, a.scheme, one);
  json.end_array();
}

}  // namespace assess
