#include <algorithm>
#include <cmath>
#include <variant>

#include "assessment/key_places.hpp"
#include "report/html_trial.hpp"

namespace assess {

namespace {

constexpr std::string_view kind_words[] = {"bonus", "deduction", "limit", "veto"};
constexpr std::string_view ranked_words[] = {"last", "no", "yes"};
constexpr std::string_view test_words[] = {"at_least", "above", "at_most",
                                           "below",    "equal", "otherwise"};
constexpr std::string_view ties_words[] = {"competition", "dense", "fractional", "ordinal"};
constexpr std::string_view quota_words[] = {"down", "nearest", "up"};

class StandingWriter {
 public:
  StandingWriter(JsonWriter& json, const Assessment& assessment,
                 const std::vector<std::size_t>& nodes)
      : json_(json), a_(assessment), nodes_(nodes) {}

  void write() {
    write_adjustments();
    write_applied();
    write_grades();
    write_ranking();
    write_order();
    write_units();
  }

 private:
  /// Place of a node among those of the trial; nothing if it does not count in the total.
  std::optional<std::size_t> place(std::size_t node) const {
    const auto found = std::ranges::find(nodes_, node);
    if (found == nodes_.end()) return {};
    return static_cast<std::size_t>(found - nodes_.begin());
  }

  template <typename Value>
  void column(std::string_view key, Value value) {
    json_.key(key);
    json_.begin_array();
    for (const std::uint32_t unit : a_.standing.printed) value(unit);
    json_.end_array();
  }

  void write_adjustments() {
    json_.key("adjustments");
    json_.begin_array();
    for (const Adjustment& one : a_.scheme.adjustments) {
      json_.begin_object();
      json_.member("kind", kind_words[static_cast<std::size_t>(one.kind)]);
      if (const auto at = place(one.node)) json_.count("node", *at);
      json_.number("spill", one.spill.value());
      json_.member("ranked", ranked_words[static_cast<std::size_t>(one.ranked)]);
      if (one.grade) json_.count("grade", *one.grade);
      json_.truth("has_score", one.score.has_value());
      json_.end_object();
    }
    json_.end_array();
  }

  /// By unit: adjustment, amount; those that are undecided changed nothing.
  void write_applied() {
    std::vector<std::vector<const Applied*>> of_unit(a_.figures.units());
    for (const Applied& one : a_.scores.applied)
      if (!one.undecided) of_unit[one.unit].push_back(&one);
    column("applied", [&](std::size_t unit) {
      json_.begin_array();
      for (const Applied* one : of_unit[unit])
        json_.count(one->adjustment), json_.number(one->amount);
      json_.end_array();
    });
  }

  void write_grades() {
    json_.key("grades");
    json_.begin_array();
    for (const Grade& one : a_.scheme.grades) {
      json_.begin_object();
      json_.member("test", test_words[static_cast<std::size_t>(one.test)]);
      if (one.edge) json_.key("edge"), write_values(json_, a_, *one.edge);
      if (one.quota) json_.number("quota", *one.quota);
      json_.end_object();
    }
    json_.end_array();
  }

  void write_ranking() {
    const Ranking& r = a_.scheme.ranking;
    json_.key("ranking");
    json_.begin_object();
    json_.truth("highest", r.best_is_highest);
    json_.truth("exact", r.exact_basis);
    json_.member("ties", ties_words[static_cast<std::size_t>(r.ties)]);
    json_.truth("within_group", r.within_group);
    json_.truth("has_groups", a_.scheme.group.has_value());
    json_.member("quota_rounding", quota_words[static_cast<std::size_t>(r.quota_rounding)]);
    json_.number("quota_min", r.quota_min);
    json_.truth("quota_ties_all", r.quota_ties_all);
    json_.count("min_group", r.min_group);
    json_.key("pool");
    json_.begin_array();
    for (const PooledGroup& pool : r.pool)
      json_.count(group(pool.small)), json_.count(group(pool.joins));
    json_.end_array();
    json_.end_object();
  }

  std::size_t group(const std::string& name) const {
    const auto& groups = a_.standing.groups;
    return static_cast<std::size_t>(std::ranges::find(groups, name) - groups.begin());
  }

  /// Tie-breaks: the score or rate of a node, which other weights may change, or what a figure is.
  void write_order() {
    json_.key("order");
    json_.begin_array();
    for (const TieBreak& one : a_.scheme.ranking.order) {
      json_.begin_object();
      json_.truth("lowest", one.lowest);
      const auto* node = std::get_if<NodeFigure>(&a_.scheme.quantities[one.quantity].how);
      if (node && (node->part == NodePart::score || node->part == NodePart::rate))
        if (const auto at = place(node->node)) {
          json_.count("node", *at);
          json_.truth("rate", node->part == NodePart::rate);
        }
      const Column& values = a_.scores.quantities[one.quantity];
      column("values", [&](std::size_t unit) {
        values.has_number(unit) ? json_.number(values.values[unit]) : json_.null();
      });
      json_.end_object();
    }
    json_.end_array();
  }

  void write_units() {
    const std::vector<std::uint32_t> places = places_of_keys(a_.figures);
    column("group", [&](std::size_t unit) { json_.count(a_.standing.group[unit]); });
    column("key_place", [&](std::size_t unit) { json_.count(places[unit]); });
    column("rank", [&](std::size_t unit) { json_.number(a_.standing.rank[unit]); });
    column("grade", [&](std::size_t unit) { json_.number(a_.standing.grade[unit]); });
  }

  JsonWriter& json_;
  const Assessment& a_;
  const std::vector<std::size_t>& nodes_;
};

}  // namespace

void write_trial_standing(JsonWriter& json, const Assessment& assessment,
                          const std::vector<std::size_t>& nodes) {
  StandingWriter(json, assessment, nodes).write();
}

}  // namespace assess
