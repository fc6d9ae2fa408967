#include "reference/result.hpp"

#include <cctype>

namespace assess::reference {

namespace {

using nlohmann::json;

const json& part(const json& object, const char* name) {
  static const json nothing;
  const auto found = object.is_object() ? object.find(name) : object.end();
  return object.is_object() && found != object.end() ? *found : nothing;
}

/// Numbers may be written as numbers or as decimal text.
std::optional<double> number(const json& value) {
  if (value.is_number()) return value.get<double>();
  if (!value.is_string()) return {};
  const std::string& text = value.get_ref<const std::string&>();
  std::size_t used = 0;
  try {
    const double x = std::stod(text, &used);
    if (used == text.size()) return x;
  } catch (const std::logic_error&) {
  }
  return {};
}

bool is_value(const json& node) {
  const json& state = part(node, "state");
  return state.is_null() || state == "value";
}

UnitResult read_unit(const json& unit) {
  UnitResult result;
  for (const auto& [id, node] : part(unit, "nodes").items())
    if (const auto score = number(part(node, "score")); score && is_value(node))
      result.scores[id] = *score;
  const json& total = part(unit, "total");
  result.scores.erase("total");
  if (const auto exact = number(part(total, "exact")); exact && is_value(total))
    result.scores["total"] = *exact;
  result.published = number(part(total, "published"));
  result.rank = number(part(unit, "rank"));
  if (const json& grade = part(unit, "grade"); grade.is_string()) result.grade = grade;
  // a text in place of the grade is the reason why there is no total
  if (const json& reason = part(total, "reason"); result.grade.empty() && reason.is_string())
    result.grade = reason;
  for (const auto& [name, value] : part(unit, "show").items())
    if (const auto x = number(value.is_object() ? part(value, "value") : value))
      result.shown[name] = *x;
  return result;
}

}  // namespace

std::string plain_key(const std::string& key) {
  std::string plain;
  for (const char c : key)
    if (static_cast<unsigned char>(c) > 127 || std::isalnum(static_cast<unsigned char>(c)))
      plain += c;
  return plain;
}

std::map<std::string, UnitResult> read_result(const json& result) {
  std::map<std::string, UnitResult> units;
  for (const json& unit : part(result, "units"))
    units[plain_key(part(unit, "unit").get<std::string>())] = read_unit(unit);
  return units;
}

}  // namespace assess::reference
