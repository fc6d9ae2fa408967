#include "report/html_trial.hpp"

#include <algorithm>
#include <cmath>

#include "analysis/unit_values.hpp"

namespace assess {

namespace {

void add_with_children(const Scheme& scheme, std::size_t node, std::vector<std::size_t>& nodes) {
  for (const std::size_t child : scheme.nodes[node].children)
    add_with_children(scheme, child, nodes);
  if (std::ranges::find(nodes, node) == nodes.end()) nodes.push_back(node);
}

void write_number(JsonWriter& json, double x) {
  std::isnan(x) ? json.null() : json.number(x);
}

}  // namespace

std::vector<std::size_t> trial_nodes(const Assessment& assessment) {
  std::vector<std::size_t> nodes;
  add_with_children(assessment.scheme, assessment.scheme.total, nodes);
  return nodes;
}

std::optional<Message> trial_refusal(const Assessment& assessment) {
  const auto& nodes = assessment.scheme.nodes;
  for (const std::size_t n : trial_nodes(assessment)) {
    if (nodes[n].form) continue;
    if (info(nodes[n].aggregation).compares)
      return Message{"An aggregate of these rules compares units: other weights need the program.",
                     "本办法的汇总方式须在单位之间比较，改变权重须用程序重新计算。"};
    if (n != assessment.scheme.total && nodes[n].second_composite)
      return Message{"A part of the total has members of its own: other weights need the program.",
                     "总分的某一部分另有成员，改变权重须用程序重新计算。"};
  }
  return {};
}

void write_values(JsonWriter& json, const Assessment& assessment, const Expr& expr) {
  if (expr.is_constant()) return json.number(expr.number);
  const std::vector<double> values = values_of_all(assessment, expr);
  json.begin_array();
  for (const std::uint32_t unit : assessment.standing.printed) write_number(json, values[unit]);
  json.end_array();
}

std::string trial_json(const Assessment& assessment) {
  const auto nodes = trial_nodes(assessment);
  JsonWriter json;
  json.begin_object();
  json.truth("points", assessment.scheme.has_points);
  json.count("units", assessment.figures.units());
  write_trial_nodes(json, assessment, nodes);
  write_trial_standing(json, assessment, nodes);
  json.end_object();
  return std::move(json).take();
}

}  // namespace assess
