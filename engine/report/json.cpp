#include "report/formats.hpp"
#include "report/json_parts.hpp"
#include "version.hpp"

namespace assess {

void write_engine(JsonWriter& json) {
  json.key("engine");
  json.begin_object();
  json.member("name", "assess");
  json.member("version", version);
  json.member("git", git_id);
  json.end_object();
}

namespace {

void write_groups(JsonWriter& json, const Assessment& a) {
  json.key("groups");
  json.begin_array();
  if (a.scheme.group)
    for (const std::string& group : a.standing.groups) json.text(group);
  json.end_array();
}

}  // namespace

/// `assess.result/1`, described in docs/result.schema.json. Texts are in both languages, whatever
/// the language asked for: the same result is the same file.
std::string render_json(const Assessment& assessment, const RenderContext&) {
  constexpr std::size_t bytes_of_score = 100;
  JsonWriter json;
  json.reserve(assessment.figures.units() * assessment.scheme.nodes.size() * bytes_of_score);
  json.begin_object();
  json.member("schema", "assess.result/1");
  write_engine(json);
  write_scheme(json, assessment.scheme);
  write_inputs(json, assessment.figures.tables);
  write_nodes(json, assessment.scheme);
  write_grades(json, assessment.scheme);
  write_groups(json, assessment);
  write_units(json, assessment);
  json.end_object();
  return std::move(json).take();
}

}  // namespace assess
