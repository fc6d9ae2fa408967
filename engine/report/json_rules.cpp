#include "base/date.hpp"
#include "report/json_parts.hpp"
#include "report/published.hpp"
#include "report/wording.hpp"

namespace assess {

void write_scheme(JsonWriter& json, const Scheme& scheme) {
  json.key("scheme");
  json.begin_object();
  json.member("id", scheme.id);
  write_text(json, scheme.name);
  json.count("year", static_cast<std::uint64_t>(scheme.year));
  json.member("cutoff", date_text(static_cast<int>(scheme.cutoff)));
  json.member("file", scheme.file);
  json.member("sha256", scheme.sha256);
  json.end_object();
  if (scheme.trial.empty()) return;
  json.key("trial");
  json.begin_array();
  for (const std::string& setting : scheme.trial) json.text(setting);
  json.end_array();
}

namespace {

void write_node(JsonWriter& json, const Scheme& scheme, const Node& node) {
  json.begin_object();
  json.member("id", node.id);
  json.member("kind", node_kind_words[static_cast<std::size_t>(node.kind)].en);
  write_text(json, node.name);
  json.key("parent");
  node.parent ? json.text(scheme.nodes[*node.parent].id) : json.null();
  json.key("points");
  node.points ? json.number(node.points->value()) : json.null();
  if (!scheme.has_points && node.kind != NodeKind::total && node.weight.is_constant())
    json.number("weight", node.weight.number);
  if (node.form)
    json.member("form", info(node.form->form).keyword);
  else
    json.member("aggregate", info(node.aggregation).keyword);
  json.end_object();
}

/// How many cells of the columns that the rules use have which state.
void write_cells(JsonWriter& json, const TableReport& table) {
  json.key("cells");
  json.begin_object();
  json.count("value", table.values);
  json.count("nil", table.nils);
  json.count("missing", table.missing);
  json.count("not_applicable", table.not_applicable);
  json.count("doubtful", table.doubtful);
  json.end_object();
}

/// Where a table came from. Its counts stand beside its first file: rows are taken or left out
/// over all its files together.
void write_origin(JsonWriter& json, const TableReport& table, const TableOrigin& origin) {
  json.begin_object();
  json.member("table", table.table);
  json.member("file", origin.file);
  if (!origin.sheet.empty()) json.member("sheet", origin.sheet);
  json.member("format", origin.format);
  if (!origin.encoding.empty()) json.member("encoding", origin.encoding);
  if (!origin.delimiter.empty()) json.member("delimiter", origin.delimiter);
  if (!origin.server.empty()) json.member("server", origin.server);
  if (!origin.query.empty()) json.member("query", origin.query);
  json.member("sha256", origin.sha256);
  json.count("bytes", origin.bytes);
  json.count("rows", origin.rows);
  if (&origin == &table.origins.front()) {
    json.count("used", table.used);
    json.count("left_out", table.left_out);
    json.count("repeated", table.repeated);
    json.count("totals", table.totals);
    write_cells(json, table);
  }
  json.end_object();
}

}  // namespace

void write_nodes(JsonWriter& json, const Scheme& scheme) {
  json.key("nodes");
  json.begin_array();
  for (const Node& node : scheme.nodes) write_node(json, scheme, node);
  json.end_array();
}

void write_grades(JsonWriter& json, const Scheme& scheme) {
  json.key("grades");
  json.begin_array();
  for (const Grade& grade : scheme.grades) {
    json.begin_object();
    json.member("id", grade.id);
    write_text(json, grade.name);
    json.end_object();
  }
  json.end_array();
}

void write_inputs(JsonWriter& json, const std::vector<TableReport>& tables) {
  json.key("inputs");
  json.begin_array();
  for (const TableReport& table : tables)
    for (const TableOrigin& origin : table.origins) write_origin(json, table, origin);
  json.end_array();
}

}  // namespace assess
