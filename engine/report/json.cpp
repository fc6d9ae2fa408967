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
void write_json(const Assessment& assessment, const RenderContext& context, const TextSink& sink) {
  JsonWriter head;
  head.begin_object();
  head.member("schema", "assess.result/1");
  write_engine(head);
  write_scheme(head, assessment.scheme);
  write_inputs(head, assessment.figures.tables);
  write_nodes(head, assessment.scheme);
  write_grades(head, assessment.scheme);
  write_groups(head, assessment);
  head.key("units");
  head.begin_array();
  sink(head.view());
  write_units(head, assessment, context.threads, sink);
  JsonWriter tail = head.continued(assessment.standing.printed.empty());
  tail.end_array();
  tail.end_object();
  sink(tail.view());
}

std::string render_json(const Assessment& assessment, const RenderContext& context) {
  std::string out;
  write_json(assessment, context, [&](std::string_view piece) { out += piece; });
  return out;
}

}  // namespace assess
