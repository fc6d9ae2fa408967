#include <algorithm>
#include <array>

#include "base/points.hpp"
#include "report/compare_formats.hpp"
#include "report/json_parts.hpp"

namespace assess {

namespace {

constexpr std::array<std::string_view, 4> fates{"same", "renamed", "new", "gone"};
constexpr std::array<std::string_view, 3> part_kinds{"node", "adjustment", "rest"};

class ComparisonWriter {
 public:
  explicit ComparisonWriter(const Comparison& c) : c_(c) {}

  std::string write() {
    json_.begin_object();
    json_.member("schema", "assess.comparison/1");
    write_engine(json_);
    write_result("old", c_.before);
    write_result("new", c_.after);
    write_summary();
    list("rules", c_.rules, [&](const RuleChange& one) { write_rule(one); });
    list("groups", c_.groups, [&](const GroupChange& one) { write_group(one); });
    list("units", c_.units, [&](const UnitChange& one) { write_unit(one); });
    json_.end_object();
    return std::move(json_).take();
  }

 private:
  template <typename T, typename Write>
  void list(std::string_view key, const std::vector<T>& elements, Write write) {
    json_.key(key);
    json_.begin_array();
    for (const T& one : elements) write(one);
    json_.end_array();
  }

  /// Left out if it is not known.
  void points(std::string_view key, const std::optional<Points>& points) {
    if (points) json_.member(key, to_text(*points, c_.decimals));
  }

  void write_result(std::string_view key, const PublishedResult& result) {
    json_.key(key);
    json_.begin_object();
    json_.member("id", result.id);
    write_text(json_, result.name);
    json_.count("year", static_cast<std::uint64_t>(std::max(result.year, 0)));
    json_.member("file", result.file);
    json_.member("sha256", result.sha256);
    if (!result.trial.empty())
      list("trial", result.trial, [&](const std::string& setting) { json_.text(setting); });
    json_.end_object();
  }

  void write_summary() {
    const ChangeSummary& s = c_.summary;
    json_.key("summary");
    json_.begin_object();
    json_.member("en", summary_sentence(c_, Language::en));
    json_.member("zh", summary_sentence(c_, Language::zh));
    json_.count("compared", s.compared);
    points("mean", s.mean);
    points("data", s.data);
    points("rules", s.rules);
    json_.count("grade_changes", s.grades);
    json_.count("rank_changes", s.ranks);
    json_.count("renamed", s.renamed);
    json_.count("new", s.fresh);
    json_.count("gone", s.gone);
    json_.end_object();
  }

  void write_rule(const RuleChange& one) {
    json_.begin_object();
    json_.member("section", one.section);
    json_.member("key", one.key);
    if (one.before) json_.member("before", *one.before);
    if (one.after) json_.member("after", *one.after);
    json_.end_object();
  }

  void write_group(const GroupChange& one) {
    json_.begin_object();
    json_.member("group", one.group);
    json_.count("units", one.units);
    points("old_mean", one.before);
    points("new_mean", one.after);
    json_.end_object();
  }

  void write_standing(std::string_view key, const PublishedUnit& unit) {
    json_.key(key);
    json_.begin_object();
    json_.member("unit", unit.key);
    if (!unit.name.empty()) json_.member("name", unit.name);
    if (!unit.group.empty()) json_.member("group", unit.group);
    points("total", unit.total);
    if (unit.rank > 0) json_.number("rank", unit.rank);
    if (!unit.grade.empty()) json_.member("grade", unit.grade);
    json_.end_object();
  }

  void write_unit(const UnitChange& one) {
    json_.begin_object();
    json_.member("status", fates[static_cast<std::size_t>(one.fate)]);
    if (one.before) write_standing("old", c_.before.units[*one.before]);
    if (one.after) write_standing("new", c_.after.units[*one.after]);
    points("change", one.change);
    points("data", one.data);
    points("rules", one.rules);
    if (one.near) json_.member("near", c_.after.units[*one.near].key);
    if (one.change) list("parts", one.parts, [&](const Part& part) { write_part(part); });
    json_.end_object();
  }

  /// Not rounded: parts add up to the change exactly.
  void write_part(const Part& part) {
    json_.begin_object();
    json_.member("kind", part_kinds[static_cast<std::size_t>(part.kind)]);
    json_.member("id", part.id);
    json_.member("change", to_text(part.points));
    json_.end_object();
  }

  const Comparison& c_;
  JsonWriter json_;
};

}  // namespace

/// `assess.comparison/1`. Published numbers are texts, as in a result; the sentence is in both
/// languages, whatever the language asked for.
std::string compare_json(const Comparison& comparison, const RenderContext&) {
  return ComparisonWriter(comparison).write();
}

}  // namespace assess
