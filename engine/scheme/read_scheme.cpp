#include "scheme/read_scheme.hpp"

#include <algorithm>

#include "base/sha256.hpp"
#include "base/text.hpp"
#include "scheme/dependencies.hpp"
#include "scheme/diagnostics.hpp"
#include "scheme/draft.hpp"
#include "scheme/each.hpp"
#include "scheme/keys.hpp"
#include "scheme/settings.hpp"

namespace assess {

namespace {

constexpr std::size_t largest_rules = 4u << 20;

}  // namespace

std::optional<Scheme> read_scheme(std::string_view text, const std::string& path,
                                  const SmallTables& tables, Diagnostics& notes,
                                  std::span<const std::string> settings) {
  if (text.size() > largest_rules) {
    notes.add(rule_complaint("rules-too-large"), {.file = path, .cell = {}, .excerpt = {}}, {"4 MiB"});
    return {};
  }
  const std::size_t errors = notes.errors();
  IniFile file = read_ini(text, path, notes);
  const auto of_rows = apply_settings(file, read_settings(settings, notes), notes);
  check_keys(file, notes);
  Draft draft{{}, repeat_sections(std::move(file), tables, notes), tables, notes, {}, {}, {}};
  complain_of_unknown(draft.file, apply_settings(draft.file, of_rows, notes), notes);
  draft.scheme.file = path;
  draft.scheme.sha256 = sha256_hex(text);
  draft.scheme.words = std::make_shared<Words>();
  draft.scheme.words->code("");  // nil is the empty text, whose code is 0

  read_identity(draft);
  read_tables(draft);
  read_definitions(draft);
  outline_nodes(draft);
  bind_identity(draft);
  read_grades(draft);
  bind_tables(draft);
  bind_definitions(draft);
  bind_nodes(draft);
  read_adjustments(draft);
  read_ranking(draft);
  check_spare_lookups(draft);
  check_scheme(draft);

  if (notes.errors() > errors) return {};
  mark_trial(draft.scheme, settings);
  return std::move(draft.scheme);
}

void check_scheme(Draft& draft) {
  const Order order = order_of_need(draft.scheme);
  if (order.circle.empty()) return;
  std::vector<std::string> names;
  Place place{.file = draft.file.path, .cell = {}, .excerpt = {}};
  for (const Stage& step : order.circle) {
    names.push_back(step_text(draft.scheme, step));
    if (step.kind == Stage::Kind::node) place = draft.scheme.nodes[step.index].at.place();
  }
  names.erase(std::unique(names.begin(), names.end()), names.end());
  draft.notes.add(rule_complaint("circle"), place, {joined(names, " → ")});
}

std::optional<std::size_t> TableSpec::column(std::string_view column_name) const {
  for (std::size_t c = 0; c < columns.size(); ++c)
    if (columns[c].name == column_name) return c;
  return {};
}

std::optional<std::size_t> Scheme::table(std::string_view table_name) const {
  for (std::size_t t = 0; t < tables.size(); ++t)
    if (tables[t].name == table_name) return t;
  return {};
}

std::optional<std::size_t> Scheme::node(std::string_view node_id) const {
  for (std::size_t n = 0; n < nodes.size(); ++n)
    if (nodes[n].id == node_id) return n;
  return {};
}

Rounding Scheme::published() const { return nodes[total].round.value_or(to_decimals(2)); }

}  // namespace assess
