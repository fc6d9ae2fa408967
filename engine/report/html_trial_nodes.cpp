#include <algorithm>
#include <cmath>
#include <utility>
#include <variant>

#include "report/html_trial.hpp"
#include "report/published.hpp"

namespace assess {

namespace {

constexpr std::string_view missing_words[] = {"zero", "skip", "blank", "error"};
constexpr std::string_view policy_words[] = {"rescale", "lose", "fill"};

class NodeWriter {
 public:
  NodeWriter(JsonWriter& json, const Assessment& assessment, const std::vector<std::size_t>& nodes)
      : json_(json), a_(assessment), nodes_(nodes) {}

  void write(std::size_t n) {
    const Node& node = a_.scheme.nodes[n];
    json_.begin_object();
    json_.member("id", node.id);
    json_.number("decimals", published_decimals(a_.scheme, n));
    json_.member("missing", missing_words[static_cast<std::size_t>(node.missing)]);
    write_size(node);
    write_rounding(n);
    if (!node.form) write_parent(node);
    write_scores(n);
    json_.end_object();
  }

 private:
  std::size_t place(std::size_t n) const {
    return static_cast<std::size_t>(std::ranges::find(nodes_, n) - nodes_.begin());
  }

  void write_size(const Node& node) {
    if (node.points) json_.number("points", node.points->value());
    if (node.out_of) json_.number("out_of", node.out_of->value());
    json_.number("bottom", node.scale.bottom);
    json_.number("top", node.scale.top);
    json_.key("weight");
    write_values(json_, a_, node.weight);
  }

  /// The step in billionths, so that the script rounds integers.
  void write_rounding(std::size_t n) {
    const auto& round = a_.scheme.nodes[n].round;
    if (!round) return;
    json_.number("step", static_cast<double>(round->step.billionths));
    json_.count("mode", static_cast<std::uint64_t>(round->mode));
  }

  void write_parent(const Node& node) {
    json_.key("children");
    json_.begin_array();
    for (const std::size_t child : node.children) json_.count(place(child));
    json_.end_array();
    json_.member("aggregate", info(node.aggregation).keyword);
    if (const auto* power = std::get_if<Power>(&node.aggregation))
      json_.number("parameter", power->p);
    if (const auto* lowest = std::get_if<Lowest>(&node.aggregation))
      json_.number("parameter", lowest->n);
    json_.member("policy", policy_words[static_cast<std::size_t>(node.not_applicable)]);
    json_.number("basis", node.basis.value());
    json_.truth("clamp_each", node.clamp == Clamp::each);
    if (node.fill) json_.key("fill"), write_values(json_, a_, *node.fill);
    if (node.range) {
      json_.key("low"), write_values(json_, a_, node.range->low);
      json_.key("high"), write_values(json_, a_, node.range->high);
    }
  }

  /// A number; null where it is missing, false where it does not apply.
  void write_scores(std::size_t n) {
    const Column& score = a_.scores.nodes[n].score;
    json_.key("scores");
    json_.begin_array();
    for (const std::uint32_t unit : a_.standing.printed)
      if (score.state(unit) == State::not_applicable)
        json_.truth(false);
      else if (score.has_number(unit))
        json_.number(score.values[unit]);
      else
        json_.null();
    json_.end_array();
    write_decided(n);
  }

  /// Units whose score was decided after an appeal: it stays.
  void write_decided(std::size_t n) {
    json_.key("decided");
    json_.begin_array();
    const auto& printed = a_.standing.printed;
    for (const Override& one : a_.figures.overrides)
      if (one.node == n)
        json_.count(
            static_cast<std::uint64_t>(std::ranges::find(printed, one.unit) - printed.begin()));
    json_.end_array();
  }

  JsonWriter& json_;
  const Assessment& a_;
  const std::vector<std::size_t>& nodes_;
};

}  // namespace

void write_trial_nodes(JsonWriter& json, const Assessment& assessment,
                       const std::vector<std::size_t>& nodes) {
  json.key("nodes");
  json.begin_array();
  for (const std::size_t n : nodes) NodeWriter(json, assessment, nodes).write(n);
  json.end_array();
}

}  // namespace assess
