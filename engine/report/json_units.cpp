#include <algorithm>
#include <optional>
#include <vector>

#include "base/date.hpp"
#include "base/points.hpp"
#include "report/breakdown.hpp"
#include "report/json_parts.hpp"
#include "report/pieces.hpp"
#include "report/published.hpp"
#include "report/quantities_used.hpp"
#include "report/wording.hpp"

namespace assess {

namespace {

/// A figure as its type says: number, text, true or false, `2025-12-31`; or the word of its state.
void write_figure(JsonWriter& json, const Assessment& a, std::size_t quantity, std::size_t unit) {
  const Column& column = a.scores.quantities[quantity];
  if (column.state(unit) != State::value) return json.text(state_keyword(column.state(unit)));
  const double x = column.values[unit];
  switch (a.scheme.quantities[quantity].type) {
    case Type::text:
      return json.text(a.scheme.words->text(x));
    case Type::yes_no:
      return json.truth(x != 0);
    case Type::date:
      return json.text(date_text(static_cast<int>(x)));
    default:
      return json.number(x);
  }
}

class UnitWriter {
 public:
  /// `used`: quantities that are inputs.
  UnitWriter(JsonWriter& json, const Assessment& assessment, const std::vector<std::size_t>& used)
      : json_(json), a_(assessment), used_(used) {}

  void write(std::size_t unit) {
    json_.begin_object();
    write_identity(unit);
    write_standing(unit);
    write_total(unit);
    json_.key("nodes");
    json_.begin_object();
    const Breakdown breakdown = break_down(a_, unit);
    for (std::size_t n = 0; n < a_.scheme.nodes.size(); ++n)
      if (n != a_.scheme.total) write_node(n, unit, breakdown);
    json_.end_object();
    write_inputs(unit);
    write_changes(json_, a_, unit);
    write_shown(unit);
    json_.end_object();
  }

 private:
  void write_identity(std::size_t unit) {
    json_.member("unit", a_.figures.keys[unit]);
    if (!a_.figures.names.empty()) json_.member("name", a_.figures.names[unit]);
    write_known_as(unit);
    if (a_.scheme.group) json_.member("group", a_.standing.groups[a_.standing.group[unit]]);
  }

  void write_known_as(std::size_t unit) {
    if (a_.figures.known_as.empty() || a_.figures.known_as[unit].empty()) return;
    json_.key("known_as");
    json_.begin_array();
    for (const std::string& name : a_.figures.known_as[unit]) json_.text(name);
    json_.end_array();
  }

  void write_standing(std::size_t unit) {
    json_.key("rank");
    a_.standing.rank[unit] == 0 ? json_.null() : json_.number(a_.standing.rank[unit]);
    write_grade("grade", a_.standing.grade[unit]);
    write_grade("cut_grade", a_.standing.cut_grade[unit]);
    json_.truth("moved_by_quota", a_.standing.moved_by_quota[unit]);
  }

  void write_grade(std::string_view key, std::int16_t grade) {
    json_.key(key);
    grade == no_grade ? json_.null()
                      : json_.text(a_.scheme.grades[static_cast<std::size_t>(grade)].id);
  }

  void write_total(std::size_t unit) {
    const NodeScores& total = a_.scores.nodes[a_.scheme.total];
    const Column& exact = total.before.size() ? total.before : total.score;
    json_.key("total");
    json_.begin_object();
    json_.number("exact", exact.values[unit]);
    write_published(json_, a_, a_.scheme.total, unit);
    write_state(a_.scheme.total, unit);
    json_.end_object();
  }

  void write_state(std::size_t node, std::size_t unit) {
    json_.member("state", state_keyword(a_.scores.nodes[node].score.state(unit)));
    const std::string_view reason = reason_of(a_, node, unit);
    if (!reason.empty()) json_.member("reason", reason);
  }

  void write_node(std::size_t node, std::size_t unit, const Breakdown& breakdown) {
    const Column& score = a_.scores.nodes[node].score;
    json_.key(a_.scheme.nodes[node].id);
    json_.begin_object();
    json_.number("score", score.values[unit]);
    write_published(json_, a_, node, unit);
    write_state(node, unit);
    if (const auto lost = lost_points(node, unit)) json_.number("lost", *lost);
    if (const auto part = breakdown.contribution[node]) json_.number("contribution", *part);
    if (const auto filled = breakdown.filled[node]) json_.number("filled", *filled);
    json_.end_object();
  }

  /// What the unit could have earned more; all, where nothing was filed and that counts as 0.
  std::optional<double> lost_points(std::size_t node, std::size_t unit) const {
    const Node& one = a_.scheme.nodes[node];
    const Column& score = a_.scores.nodes[node].score;
    if (!a_.scheme.has_points || !one.points) return {};
    if (score.has_number(unit)) return snapped(top_of(a_.scheme, node) - score.values[unit]);
    if (score.state(unit) == State::missing && one.missing == MissingPolicy::zero)
      return top_of(a_.scheme, node);
    return {};
  }

  void write_inputs(std::size_t unit) {
    json_.key("inputs");
    json_.begin_object();
    for (const std::size_t quantity : used_) {
      json_.key(a_.scheme.quantities[quantity].text);
      write_figure(json_, a_, quantity, unit);
    }
    json_.end_object();
  }

  void write_shown(std::size_t unit) {
    if (a_.scheme.show.empty()) return;
    json_.key("show");
    json_.begin_object();
    for (const auto& [name, quantity] : a_.scheme.show) {
      json_.key(name);
      write_figure(json_, a_, quantity, unit);
    }
    json_.end_object();
  }

  JsonWriter& json_;
  const Assessment& a_;
  const std::vector<std::size_t>& used_;
};

}  // namespace

void write_published(JsonWriter& json, const Assessment& assessment, std::size_t node,
                     std::size_t unit) {
  const Cell cell =
      published_score(assessment, node, unit, published_decimals(assessment.scheme, node));
  json.key("published");
  const auto* number = std::get_if<Number>(&cell);
  if (!number) return json.null();
  std::string text;
  append_number(text, *number);
  json.text(text);
}

void write_units(const JsonWriter& json, const Assessment& assessment, unsigned threads,
                 const TextSink& sink) {
  constexpr std::size_t units_of_piece = 32;
  const auto& units = assessment.standing.printed;
  std::vector<std::size_t> used = quantities_used(assessment.scheme);
  std::erase_if(used, [&](std::size_t q) { return assessment.scores.quantities[q].size() == 0; });
  const auto lay_out = [&](std::size_t piece, RowText& text) {
    const std::size_t begin = piece * units_of_piece;
    JsonWriter of_piece = json.continued(piece == 0);
    UnitWriter writer(of_piece, assessment, used);
    for (std::size_t u = begin; u < std::min(units.size(), begin + units_of_piece); ++u)
      writer.write(units[u]);
    text.append(of_piece.view());
  };
  write_pieces((units.size() + units_of_piece - 1) / units_of_piece,
               units.size() > units_of_piece ? threads : 1, lay_out, sink);
}

}  // namespace assess
