#include <algorithm>
#include <cmath>
#include <initializer_list>
#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <stdexcept>

#include "base/text.hpp"
#include "report/compare_result.hpp"
#include "report/diagnostics.hpp"
#include "report/formats.hpp"
#include "report/wording.hpp"

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

/// As it stands in the file; what has parts is named by its kind.
std::string typed(const Json& value) {
  return value.is_structured() ? value.type_name()
                               : value.dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::string lacks(std::string_view member) {
  const std::string name(member);
  return both("it lacks '" + name + "'", "缺少“" + name + "”");
}

void complain(std::string fact, const std::string& path, Diagnostics& notes) {
  notes.add(report_complaint("not-a-result"), {.file = path, .cell = {}, .excerpt = {}},
            {path, std::move(fact)});
}

class ResultReader {
 public:
  ResultReader(const Json& json, const std::string& path, Diagnostics& notes)
      : json_(json), path_(path), notes_(notes) {}

  /// Nothing, if it complained.
  std::optional<PublishedResult> read() {
    if (text(member(json_, "schema")) != schema) return complain(lacks(schema)), std::nullopt;
    for (const char* list : {"nodes", "grades", "units"})
      if (!member(json_, list).is_array()) return complain(lacks(list)), std::nullopt;
    const Json& units = json_["units"];
    if (units.empty()) return complain(both("'units' is empty", "“units”是空的")), std::nullopt;
    read_scheme();
    read_nodes();
    for (const Json& grade : json_["grades"])
      result_.grades.push_back({text(member(grade, "id")), name_of(grade)});
    if (total_ == result_.nodes.size()) return complain(lacks("total")), std::nullopt;
    for (std::size_t u = 0; u < units.size(); ++u) read_unit(units[u], u);
    if (complained_) return {};
    return std::move(result_);
  }

 private:
  void read_scheme() {
    const Json& scheme = member(json_, "scheme");
    result_.id = text(member(scheme, "id"));
    result_.name = name_of(scheme);
    result_.file = text(member(scheme, "file"));
    result_.sha256 = text(member(scheme, "sha256"));
    const double year = number(member(scheme, "year")).value_or(0);
    result_.year = std::abs(year) < 1e6 ? static_cast<int>(year) : 0;
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
    if (total_ < parents_.size()) parents_[total_].reset();  // or else there may be a circle
  }

  void read_unit(const Json& json, std::size_t u) {
    PublishedUnit unit;
    unit.key = text(member(json, "unit"));
    const std::string place = std::to_string(u + 1);
    if (unit.key.empty())
      return complain(both("'unit' of the unit in place " + place + " of 'units' holds no key",
                           "“units”第" + place + "项的“unit”没有单位代码"));
    unit.name = text(member(json, "name"));
    unit.group = text(member(json, "group"));
    unit.known_as = texts(member(json, "known_as"));
    unit.rank = number(member(json, "rank")).value_or(0);
    unit.grade = text(member(json, "grade"));
    const Json& total = member(json, "total");
    if (unit.grade.empty()) unit.grade = text(member(total, "reason"));
    read_total(json, unit);
    result_.units.push_back(std::move(unit));
  }

  /// Only a total that has a state of its own, such as `missing`, may have no number.
  void read_total(const Json& json, PublishedUnit& unit) {
    const Json& total = member(json, "total");
    const Json& published = member(total, "published");
    const std::string state = text(member(total, "state")), number = text(published);
    const bool has_number =
        state.empty() || state == state_keyword(State::value) || state == state_keyword(State::nil);
    if (published.is_null() && !has_number) return;
    unit.total = parse_points(number);
    if (!unit.total || !(std::abs(unit.total->value()) < too_large)) {
      const std::string found = typed(published);
      return complain(both(
          "'total.published' of unit '" + unit.key + "' is " + found +
              ", not a number like \"62.50\"",
          "单位“" + unit.key + "”的“total.published”是 " + found + "，而不是 \"62.50\" 这样的数"));
    }
    const auto point = std::min(number.find('.'), number.size() - 1);
    result_.decimals = std::max(result_.decimals, static_cast<int>(number.size() - 1 - point));
    unit.parts = parts_of(ids_, total_, *unit.total, nodes_of(json), adjustments_of(json));
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

  void complain(std::string fact) {
    complained_ = true;
    assess::complain(std::move(fact), path_, notes_);
  }

  static constexpr const char* schema = "assess.result/1";

  const Json& json_;
  const std::string& path_;
  Diagnostics& notes_;
  bool complained_ = false;
  PublishedResult result_;
  std::vector<std::string> ids_;
  std::vector<std::optional<std::size_t>> parents_;
  std::map<std::string, std::size_t> index_;
  std::size_t total_ = static_cast<std::size_t>(-1);
};

std::optional<PublishedResult> read(std::string_view json, const std::string& path,
                                    Diagnostics& notes) {
  const Json parsed = Json::parse(json.begin(), json.end(), nullptr, false);
  return ResultReader(parsed, path, notes).read();
}

/// False, if it complained. Not asked of a result at hand: keys of several parts, some of them
/// empty, may read the same there.
bool check_units_once(const PublishedResult& result, const std::string& path, Diagnostics& notes) {
  std::set<std::string> seen;
  bool once = true;
  for (const PublishedUnit& unit : result.units) {
    if (seen.insert(folded(unit.key)).second) continue;
    complain(both("unit '" + unit.key + "' stands twice in 'units'",
                  "“units”中单位“" + unit.key + "”出现两次"),
             path, notes);
    once = false;
  }
  return once;
}

}  // namespace

std::optional<PublishedResult> read_result(std::string_view json, const std::string& path,
                                           Diagnostics& notes) {
  auto result = read(json, path, notes);
  if (result && !check_units_once(*result, path, notes)) return {};
  return result;
}

/// By way of the JSON, so that a result at hand and one that was kept can never be read
/// differently.
PublishedResult published_result(const Assessment& assessment, std::string_view rules) {
  Diagnostics notes;
  auto result = read(render_json(assessment, {}), assessment.scheme.file, notes);
  if (!result) throw std::logic_error("a result cannot be read back");
  result->rules = rule_lines(rules, assessment.scheme.file, assessment.scheme.trial);
  return std::move(*result);
}

}  // namespace assess
