#include <catch2/catch.hpp>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>

#include "report/formats.hpp"
#include "report/sample.hpp"
#include "version.hpp"

using namespace assess;
using nlohmann::json;

namespace {

json parsed(const Assessment& result) {
  return json::parse(render_json(result, {}));
}

json unit(const json& result, const std::string& key) {
  for (const json& one : result["units"])
    if (one["unit"] == key) return one;
  return {};
}

std::map<std::string, std::string> parents(const json& result) {
  std::map<std::string, std::string> parents;
  for (const json& node : result["nodes"])
    if (node["parent"].is_string()) parents[node["id"]] = node["parent"];
  return parents;
}

/// Contributions of the children, what was filled, and what adjustments did.
double explained(const json& result, const json& unit, const std::string& parent) {
  double sum = 0;
  for (const auto& [child, of] : parents(result))
    if (of == parent) sum += unit["nodes"][child].value("contribution", 0.0);
  if (parent != "total") sum += unit["nodes"][parent].value("filled", 0.0);
  for (const json& one : unit["adjustments"]) {
    const double amount = one["amount"], spilled = one["spilled"];
    if (one["node"] == parent) sum += one["kind"] == "bonus" ? amount : spilled - amount;
    if (parent == "total") sum -= spilled;
  }
  return sum;
}

}  // namespace

TEST_CASE("a result says what it was made of and by what", "[json]") {
  const Assessment assessment = sample();
  const json result = parsed(assessment);
  CHECK(result["schema"] == "assess.result/1");
  CHECK(result["engine"] == json{{"name", "assess"}, {"version", version}, {"git", git_id}});
  CHECK(result["scheme"]["name_zh"] == "样例");
  CHECK(result["scheme"]["sha256"] == assessment.scheme.sha256);
  const json& input = result["inputs"].at(0);
  CHECK(input["table"] == "units");
  CHECK(input["sha256"].get<std::string>().size() == 64);
  CHECK(input["bytes"] == sample_units.size());
  CHECK(input["rows"] == 6);
  CHECK(input["used"] == 6);
}

TEST_CASE("nodes and grades stand in the order of the rules", "[json]") {
  const json result = parsed(sample());
  CHECK(result["nodes"].at(0) == json{{"id", "A"},
                                      {"kind", "item"},
                                      {"name", "First"},
                                      {"name_zh", "第一项"},
                                      {"parent", "total"},
                                      {"points", 60},
                                      {"aggregate", "sum"}});
  CHECK(result["nodes"].at(1)["form"] == "ratio");
  CHECK(result["grades"].at(0) == json{{"id", "best"}, {"name", "Best"}, {"name_zh", "优"}});
  CHECK(result["groups"] == json{"城区", "山区"});
}

TEST_CASE("every score is the sum of its parts", "[json]") {
  const json result = parsed(sample());
  for (const json& one : result["units"]) {
    CAPTURE(one["unit"]);
    for (const std::string item : {"A", "B"})
      CHECK(explained(result, one, item) == Approx(one["nodes"][item]["score"].get<double>()));
    CHECK(explained(result, one, "total") == Approx(one["total"]["exact"].get<double>()));
  }
}

TEST_CASE("states, reasons, lost and filled points of a unit", "[json]") {
  const json result = parsed(sample());
  const json u2 = unit(result, "u2"), u3 = unit(result, "u3"), u4 = unit(result, "u4");
  CHECK(u2["nodes"]["A2"] ==
        json{{"score", nullptr}, {"published", nullptr}, {"state", "not_applicable"}});
  CHECK(u2["nodes"]["A"] == json{{"score", 36},
                                 {"published", "36.00"},
                                 {"state", "value"},
                                 {"lost", 24},
                                 {"contribution", 36},
                                 {"filled", 15}});
  CHECK(u2["adjustments"] == json::array({{{"id", "late"},
                                           {"kind", "deduction"},
                                           {"node", "B"},
                                           {"amount", 25},
                                           {"spilled", 5},
                                           {"undecided", false}}}));
  CHECK(u3["nodes"]["B1"]["reason"] == "not seen");
  CHECK(u3["nodes"]["B1"]["lost"] == 30);
  CHECK(u4["nodes"]["A1"]["state"] == "missing");
  CHECK(u4["nodes"]["A1"]["lost"] == 30);
}

TEST_CASE("who stands where", "[json]") {
  const json result = parsed(sample());
  const json u3 = unit(result, "u3"), u5 = unit(result, "u5");
  CHECK(unit(result, "u1")["total"] ==
        json{{"exact", 72.5}, {"published", "72.50"}, {"state", "value"}});
  CHECK(u3["grade"] == "good");
  CHECK(u3["rank"] == 2);
  CHECK(u5["cut_grade"] == "best");
  CHECK(u5["grade"] == "good");
  CHECK(u5["moved_by_quota"] == true);
}

TEST_CASE("figures are written as their type says", "[json]") {
  const json result = parsed(sample());
  CHECK(unit(result, "u1")["show"] ==
        json{{"seen", true}, {"on", "2025-03-01"}, {"who", "office"}, {"x", 10}});
  CHECK(unit(result, "u3")["show"] ==
        json{{"seen", false}, {"on", "missing"}, {"who", "office"}, {"x", 9}});
  CHECK(unit(result, "u2")["inputs"] ==
        json{{"x", 7}, {"y", 0}, {"z", 0}, {"seen", true}, {"fine", 25}});
}

TEST_CASE("a decision after an appeal stands in place of the score and says so", "[json]") {
  const TemporaryFile overrides(
      "code,node,score,document,reason,date\nu3,B1,25,No. 7,it was seen,2026-01-20\n");
  const json u3 =
      unit(parsed(assessed(sample_rules, sample_units, {{"overrides", overrides.path()}})), "u3");
  CHECK(u3["nodes"]["B1"]["score"] == 25);
  CHECK(u3["nodes"]["B1"].count("reason") == 0);
  CHECK(u3["overrides"] == json::array({{{"node", "B1"},
                                         {"computed", 10},
                                         {"computed_state", "value"},
                                         {"document", "No. 7"},
                                         {"reason", "it was seen"},
                                         {"date", "2026-01-20"}}}));
}

TEST_CASE("the published schema names every member of a result", "[json]") {
  std::ifstream file(ASSESS_SOURCE_DIR "/docs/result.schema.json");
  const json schema = json::parse(file), result = parsed(sample());
  const auto check_members = [](const json& object, const json& properties) {
    for (const auto& [name, value] : object.items()) {
      CAPTURE(name);
      CHECK(properties.contains(name));
    }
  };
  check_members(result, schema["properties"]);
  check_members(result["scheme"], schema["properties"]["scheme"]["properties"]);
  check_members(result["inputs"].at(0), schema["properties"]["inputs"]["items"]["properties"]);
  for (const json& node : result["nodes"])
    check_members(node, schema["properties"]["nodes"]["items"]["properties"]);
  const json& of_unit = schema["$defs"]["unit"]["properties"];
  for (const json& one : result["units"]) {
    check_members(one, of_unit);
    check_members(one["total"], of_unit["total"]["properties"]);
    for (const auto& [id, node] : one["nodes"].items())
      check_members(node, of_unit["nodes"]["additionalProperties"]["properties"]);
    for (const json& change : one["adjustments"])
      check_members(change, of_unit["adjustments"]["items"]["properties"]);
  }
}
