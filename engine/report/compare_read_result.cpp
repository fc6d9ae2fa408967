#include <algorithm>
#include <cmath>
#include <initializer_list>
#include <map>
#include <nlohmann/json.hpp>
#include <stdexcept>

#include "report/compare_result.hpp"
#include "report/diagnostics.hpp"
#include "report/formats.hpp"

namespace assess {

namespace {

using Json = nlohmann::json;

const Json& member(const Json& object, const char* key) {
  static const Json nothing;
  if (!object.is_object()) return nothing;
  const auto found = object.find(key);
  return found == object.end() ? nothing : *found;
}

std::string text(const Json& value) {
  return value.is_string() ? value.get<std::string>() : std::string();
}

constexpr double too_large = 1e15;  // no score is; sums of them must not overflow

std::optional<double> number(const Json& value) {
  if (!value.is_number() || !(std::abs(value.get<double>()) < too_large)) return {};
  return value.get<double>();
}

std::vector<std::string> texts(const Json& array) {
  std::vector<std::string> result;
  if (array.is_array())
    for (const Json& one : array) result.push_back(text(one));
  return result;
}

Text name_of(const Json& object) {
  return {text(member(object, "name")), text(member(object, "name_zh"))};
}

class ResultReader {
 public:
  explicit ResultReader(const Json& json) : json_(json) {}

  /// Nothing, if it is no result: `lacking` is what is not as it should be.
  std::optional<PublishedResult> read(std::string& lacking) {
    for (const char* list : {"nodes", "grades", "units"})
      if (!member(json_, list).is_array()) return lacking = list, std::nullopt;
    read_scheme();
    read_nodes();
    for (const Json& grade : json_["grades"])
      result_.grades.push_back({text(member(grade, "id")), name_of(grade)});
    if (total_ == result_.nodes.size()) return lacking = "nodes", std::nullopt;
    for (const Json& unit : json_["units"])
      if (!read_unit(unit)) return lacking = "units", std::nullopt;
    return std::move(result_);
  }

 private:
  void read_scheme() {
    const Json& scheme = member(json_, "scheme");
    result_.id = text(member(scheme, "id"));
    result_.name = name_of(scheme);
    result_.file = text(member(scheme, "file"));
    result_.sha256 = text(member(scheme, "sha256"));
    result_.year = static_cast<int>(number(member(scheme, "year")).value_or(0));
    result_.trial = texts(member(json_, "trial"));
    outline("scheme", scheme, {"id", "year", "cutoff"});
  }

  /// What the result tells of a section, as if it stood in a rules file.
  void outline(const std::string& section, const Json& object,
               std::initializer_list<const char*> keys) {
    for (const char* key : keys) {
      const Json& value = member(object, key);
      std::string line = value.is_string() ? text(value) : value.is_null() ? "" : value.dump();
      if (line.ends_with(".0")) line.resize(line.size() - 2);
      if (!line.empty()) result_.outline.push_back({section, key, line});
    }
  }

  void read_nodes() {
    for (const Json& node : json_["nodes"]) {
      const std::string id = text(member(node, "id")), kind = text(member(node, "kind"));
      if (kind == "total") total_ = result_.nodes.size();
      index_[id] = result_.nodes.size();
      ids_.push_back(id);
      result_.nodes.push_back({id, name_of(node)});
      outline(kind == "total" ? kind : kind + "." + id, node,
              {"name", "parent", "points", "weight", "form", "aggregate"});
    }
    if (total_ > result_.nodes.size()) total_ = result_.nodes.size();
    for (const Json& node : json_["nodes"]) {
      const auto parent = index_.find(text(member(node, "parent")));
      parents_.push_back(parent == index_.end() ? std::nullopt : std::optional(parent->second));
    }
  }

  bool read_unit(const Json& json) {
    PublishedUnit unit;
    unit.key = text(member(json, "unit"));
    if (unit.key.empty()) return false;
    unit.name = text(member(json, "name"));
    unit.group = text(member(json, "group"));
    unit.known_as = texts(member(json, "known_as"));
    unit.rank = number(member(json, "rank")).value_or(0);
    const Json& total = member(json, "total");
    unit.grade = text(member(json, "grade"));
    if (unit.grade.empty()) unit.grade = text(member(total, "reason"));
    if (const std::string published = text(member(total, "published")); !published.empty()) {
      unit.total = parse_points(published);
      if (!unit.total || !(std::abs(unit.total->value()) < too_large)) return false;
      const auto point = std::min(published.find('.'), published.size() - 1);
      result_.decimals = std::max(result_.decimals, static_cast<int>(published.size() - 1 - point));
      unit.parts = parts_of(ids_, total_, *unit.total, nodes_of(json), adjustments_of(json));
    }
    result_.units.push_back(std::move(unit));
    return true;
  }

  std::vector<ScoredNode> nodes_of(const Json& unit) const {
    std::vector<ScoredNode> nodes;
    const Json& scores = member(unit, "nodes");
    for (std::size_t n = 0; n < ids_.size(); ++n) {
      const Json& node = member(scores, ids_[n].c_str());
      nodes.push_back(
          {parents_[n], number(member(node, "score")), number(member(node, "contribution"))});
    }
    return nodes;
  }

  std::vector<ScoredAdjustment> adjustments_of(const Json& unit) const {
    std::vector<ScoredAdjustment> adjustments;
    const Json& list = member(unit, "adjustments");
    if (!list.is_array()) return adjustments;
    for (const Json& one : list) {
      const auto node = index_.find(text(member(one, "node")));
      if (node == index_.end()) continue;
      const double amount = number(member(one, "amount")).value_or(0);
      adjustments.push_back({text(member(one, "id")), node->second,
                             text(member(one, "kind")) == "bonus" ? amount : -amount,
                             -number(member(one, "spilled")).value_or(0)});
    }
    return adjustments;
  }

  const Json& json_;
  PublishedResult result_;
  std::vector<std::string> ids_;
  std::vector<std::optional<std::size_t>> parents_;
  std::map<std::string, std::size_t> index_;
  std::size_t total_ = static_cast<std::size_t>(-1);
};

}  // namespace

std::optional<PublishedResult> read_result(std::string_view json, const std::string& path,
                                           Diagnostics& notes) {
  std::string lacking = "assess.result/1";
  const Json parsed = Json::parse(json.begin(), json.end(), nullptr, false);
  if (!parsed.is_discarded() && text(member(parsed, "schema")) == lacking)
    if (auto result = ResultReader(parsed).read(lacking)) return result;
  notes.add(report_complaint("not-a-result"), {.file = path, .cell = {}, .excerpt = {}},
            {path, lacking});
  return {};
}

/// By way of the JSON, so that a result at hand and one that was kept can never be read
/// differently.
PublishedResult published_result(const Assessment& assessment, std::string_view rules) {
  Diagnostics notes;
  auto result = read_result(render_json(assessment, {}), assessment.scheme.file, notes);
  if (!result) throw std::logic_error("a result cannot be read back");
  result->rules = rule_lines(rules, assessment.scheme.file, assessment.scheme.trial);
  return std::move(*result);
}

}  // namespace assess
