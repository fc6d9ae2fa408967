// What is said of two results adds up, and nothing is said of a result beside itself.
#include "analysis/comparison.hpp"

#include <catch2/catch.hpp>

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
  CHECK(c.units[4].near == "Park");
  CHECK(c.units[5].near.empty());
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
