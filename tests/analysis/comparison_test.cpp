// What is said of two results adds up, and nothing is said of a result beside itself.
#include "analysis/comparison.hpp"

#include <catch2/catch.hpp>

#include "report/compare_formats.hpp"
#include "report/compare_result.hpp"
#include "report/formats.hpp"
#include "scheme/ini.hpp"
#include "scheme/settings.hpp"
#include "support/random_evidence.hpp"

using namespace assess;

namespace {

/// Nothing, if the evidence is complained of.
std::optional<PublishedResult> published(const RandomScheme& scheme,
                                         const RandomEvidence& evidence) {
  const TextResult result = assess_texts({scheme.rules(), evidence.tables()});
  if (!result.assessment) return {};
  return published_result(*result.assessment, scheme.rules());
}

Int128 sum_of(const std::vector<Part>& parts) {
  Int128 sum = 0;
  for (const Part& part : parts) sum += part.points.billionths;
  return sum;
}

void check_adds_up(const Comparison& c) {
  for (const UnitChange& one : c.units) {
    if (!one.change) continue;
    CHECK(sum_of(one.parts) == one.change->billionths);
    if (one.data) CHECK(one.data->billionths + one.rules->billionths == one.change->billionths);
  }
  if (c.summary.data)
    CHECK(c.summary.data->billionths + c.summary.rules->billionths == c.summary.mean->billionths);
}

PublishedResult of_units(std::vector<PublishedUnit> units) {
  PublishedResult result;
  result.decimals = 2;
  result.units = std::move(units);
  return result;
}

PublishedUnit unit(std::string key, std::vector<std::string> known_as = {}) {
  return {std::move(key), "", "", std::move(known_as), Points{5'000'000'000}, 1, "", {}};
}

}  // namespace

TEST_CASE("parts, data and rules add up to the change under random rules", "[comparison]") {
  const unsigned seed = GENERATE(take(100, random(0u, 1'000'000u)));
  CAPTURE(seed);
  Random random(seed);
  const RandomScheme scheme = random_scheme(random);
  const RandomEvidence old_evidence = random_evidence(scheme, random);
  const RandomEvidence new_evidence = random_evidence(scheme, random);
  const auto before = published(scheme, old_evidence);
  const auto after = published(scheme, new_evidence);
  if (!before || !after) return;
  for (const PublishedUnit& one : after->units)
    if (one.total) CHECK(sum_of(one.parts) == one.total->billionths);
  check_adds_up(compare(*before, *after, nullptr));
  check_adds_up(compare(*before, *after, &*before));
}

TEST_CASE("a result beside itself has no change", "[comparison]") {
  const unsigned seed = GENERATE(take(30, random(0u, 1'000'000u)));
  CAPTURE(seed);
  Random random(seed);
  const RandomScheme scheme = random_scheme(random);
  const auto result = published(scheme, random_evidence(scheme, random));
  if (!result) return;
  const Comparison c = compare(*result, *result, &*result);
  CHECK(c.rules.empty());
  CHECK(c.summary.grades + c.summary.ranks + c.summary.fresh + c.summary.gone == 0);
  for (const UnitChange& one : c.units) {
    CHECK(one.fate == UnitFate::same);
    CHECK(one.parts.empty());
    if (one.change) CHECK(one.change->billionths == 0);
  }
}

TEST_CASE("units are matched by key and by what they are known as, never by near names",
          "[comparison]") {
  const auto before = of_units({unit("Finance"), unit("Water"), unit("Parks"), unit("Roads")});
  const auto after = of_units({unit("Finance"), unit("Works", {"Water"}), unit("Park"),
                               unit("Ports", {"Finance"})});  // that one has its own row
  const Comparison c = compare(before, after, nullptr);
  REQUIRE(c.units.size() == 6);
  CHECK(c.units[0].fate == UnitFate::same);
  CHECK(c.units[1].fate == UnitFate::renamed);
  CHECK(c.units[1].before == 1u);
  CHECK(c.units[2].fate == UnitFate::fresh);
  CHECK(c.units[3].fate == UnitFate::fresh);
  CHECK(c.units[4].fate == UnitFate::gone);
  CHECK(c.units[4].near == 2u);
  CHECK_FALSE(c.units[5].near);
}

TEST_CASE("of a unit that is gone a new one is told if it is called alike", "[comparison]") {
  struct Row {
    std::string key, name, new_key, new_name;
    bool alike;
  };
  const auto r = GENERATE(values<Row>({
      {"U007", "Education", "U008", "Health", false},
      {"U007", "Education", "U008", "Educatoin", true},
      {"U007", "Education", "X1", "Education", true},
      {"U007", "", "U008", "", false},
      {"U007", "", "V007", "", true},
      {"U007", "", "V007", "Health", true},
      {"Water", "", "X1", "Water", false},
      {"Parks", "Green Spaces", "Park", "", true},
      {"U1", "School 12", "U2", "School 13", false},
      {"U1", "School 12", "U2", "Schol 12", true},
      {"U1", "第七中学", "U2", "第八中学", false},
      {"U1", "第七中学校", "U2", "第七中学", true},
  }));
  CAPTURE(r.key, r.name, r.new_key, r.new_name);
  PublishedUnit gone = unit(r.key), fresh = unit(r.new_key);
  gone.name = r.name;
  fresh.name = r.new_name;
  const Comparison c = compare(of_units({unit("same"), gone}), of_units({unit("same"), fresh}), {});
  REQUIRE(c.units.size() == 3);
  CHECK(c.units[2].near.has_value() == r.alike);
  const std::string told = compare_json(c, {});
  CHECK((told.find("\"near\"") != std::string::npos) == r.alike);
  const std::string text = compare_text(c, {});
  const std::string both = r.new_key + (r.new_name.empty() ? "" : " ") + r.new_name;
  CHECK((text.find("Perhaps now") != std::string::npos) == r.alike);
  if (r.alike) CHECK(text.find(both + "\n") != std::string::npos);
}

TEST_CASE("rules are compared by section and key", "[comparison]") {
  PublishedResult before, after;
  before.rules = rule_lines("[scheme]\nid = a\n# note\nyear = 1\n[item.A]\npoints = 3\n", "", {});
  const std::vector<std::string> set{"A.points=4"};
  after.rules = rule_lines("[scheme]\nid=a\n[item.A]\npoints = 3\nname = x\n", "", set);
  const std::vector<RuleChange> expected{
      {"item.A", "name", {}, "x"}, {"item.A", "points", "3", "4"}, {"scheme", "year", "1", {}}};
  CHECK(rule_changes(before, after) == expected);
}

TEST_CASE("a value that is there already changes nothing when it is set", "[comparison]") {
  Diagnostics notes;
  IniFile file = read_ini("[scheme]\nid = a\n[criterion.B1]\npoints = 30\n", "", notes);
  const IniFile before = file;
  const std::vector<std::string> typed{"B1.points=30"};
  CHECK(apply_settings(file, read_settings(typed, notes), notes).empty());
  CHECK_FALSE(notes.has_errors());
  CHECK(rule_lines("[criterion.B1]\npoints = 30\n", "", typed) ==
        rule_lines("[criterion.B1]\npoints = 30\n", "", {}));
  CHECK(file.sections[1].find("points")->value.text ==
        before.sections[1].find("points")->value.text);
}

TEST_CASE("an edited result is complained of by unit and member", "[comparison]") {
  const std::string good = R"({"unit": "U1", "total": {"published": "62.50", "state": "value"}})";
  const auto with_total = [](const std::string& total) {
    return R"({"unit": "U2", "total": )" + total + "}";
  };
  struct Row {
    std::string units;
    std::vector<std::string> facts;
  };
  const std::string of_total = "'total.published' of unit 'U2' is ";
  const auto r = GENERATE_COPY(values<Row>({
      {good, {}},
      {good + ", " + with_total(R"({"published": null, "state": "missing"})"), {}},
      {"", {"'units' is empty"}},
      {with_total(R"({"published": "1e5", "state": "value"})"), {of_total + "\"1e5\""}},
      {with_total(R"({"published": 62.5, "state": "value"})"), {of_total + "62.5"}},
      {with_total(R"({"published": null, "state": "value"})"), {of_total + "null"}},
      {with_total(R"({"published": null, "state": "nil"})"), {of_total + "null"}},
      {with_total(R"({"published": [1], "state": "value"})"), {of_total + "array"}},
      {with_total("{}") + ", 7, " + good, {of_total + "null", "place 2"}},
      {good + R"(, {"name": "Water"})", {"'unit' of the unit in place 2 of 'units' holds no key"}},
      {good + ", " + good, {"unit 'U1' stands twice"}},
  }));
  CAPTURE(r.units);
  Diagnostics notes;
  const auto read = read_result(
      R"({"schema": "assess.result/1", "grades": [], "nodes": [{"id": "total", "kind": "total"}],)"
      R"( "units": [)" +
          r.units + "]}",
      "x.json", notes);
  CHECK(read.has_value() == r.facts.empty());
  REQUIRE(notes.list().size() == r.facts.size());
  for (std::size_t i = 0; i < r.facts.size(); ++i) {
    const std::string fact = fact_text(notes.list()[i], Language::en);
    CAPTURE(fact);
    CHECK(fact.find(r.facts[i]) != std::string::npos);
  }
}

TEST_CASE("a result whose nodes go in a circle can be read", "[comparison]") {
  Diagnostics notes;
  const auto read = read_result(
      R"({"schema": "assess.result/1", "grades": [], "scheme": {"year": 1e14}, "nodes": [)"
      R"({"id": "A", "kind": "item", "parent": "total"},)"
      R"({"id": "total", "kind": "total", "parent": "A"}], "units": [{"unit": "U1",)"
      R"("total": {"published": "5.00", "state": "value"}, "nodes": {)"
      R"("A": {"score": 5, "contribution": 5}, "total": {"score": 5, "contribution": 5}}}]})",
      "x.json", notes);
  REQUIRE(read);
  CHECK(read->year == 0);
  CHECK(sum_of(read->units[0].parts) == read->units[0].total->billionths);
}

TEST_CASE("a broken result is complained of and never crashes", "[comparison]") {
  const unsigned seed = GENERATE(take(20, random(0u, 1'000'000u)));
  Random random(seed);
  const RandomScheme scheme = random_scheme(random);
  const TextResult result =
      assess_texts({scheme.rules(), random_evidence(scheme, random).tables()});
  if (!result.assessment) return;
  std::string json = render_json(*result.assessment, {});
  if (random() % 2)
    json.resize(random() % json.size());
  else
    json[random() % json.size()] = one_of({"x", "9", "{", "]", "\"", "\xff"}, random)[0];
  Diagnostics notes;
  const auto read = read_result(json, "x.json", notes);
  CHECK(read.has_value() == !notes.has_errors());
}
