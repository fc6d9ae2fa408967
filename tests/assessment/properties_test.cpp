// What holds for all rules and all evidence: bounds, parts, order, threads, ties, a better value.
#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>

#include "base/points.hpp"
#include "support/random_evidence.hpp"

using namespace assess;

namespace {

bool same(double a, double b) {
  return a == b || (std::isnan(a) && std::isnan(b));
}

TextResult result_of(const std::string& rules, const RandomEvidence& evidence,
                     unsigned threads = 1) {
  TextResult result = assessed(rules, evidence, threads);
  CAPTURE(rules, result.complaints());
  REQUIRE(result.assessment);
  return result;
}

void check_same(const TextResult& a, const TextResult& b) {
  for (const std::string& key : keys_of(*a.assessment)) {
    CAPTURE(key);
    REQUIRE(a.total(key) == b.total(key));
    REQUIRE(a.rank(key) == b.rank(key));
    REQUIRE(a.grade(key) == b.grade(key));
    for (const Node& node : a.assessment->scheme.nodes) {
      CAPTURE(node.id);
      REQUIRE(same(a.score(key, node.id), b.score(key, node.id)));
      REQUIRE(a.state(key, node.id) == b.state(key, node.id));
    }
  }
}

void check_bounds(const Assessment& assessment) {
  for (std::size_t n = 0; n < assessment.scheme.nodes.size(); ++n) {
    const Node& node = assessment.scheme.nodes[n];
    if (!node.points) continue;
    const double most = (node.out_of ? *node.out_of : *node.points).value();
    for (const double score : assessment.scores.nodes[n].score.values) {
      CAPTURE(node.id, score);
      CHECK_FALSE(score < 0);
      CHECK_FALSE(score > most);
    }
  }
}

/// What stands in for parts that do not apply, where the basis is too small.
double filled(const Assessment& assessment, const Node& parent, std::size_t unit) {
  if (parent.not_applicable != NotApplicablePolicy::fill) return 0;
  double applicable = 0, absent_points = 0;
  for (const std::size_t child : parent.children) {
    const Node& node = assessment.scheme.nodes[child];
    const State state = assessment.scores.nodes[child].score.state(unit);
    const bool counts = state == State::missing ? node.missing == MissingPolicy::zero
                                                : state != State::not_applicable;
    (counts ? applicable : absent_points) += node.points->value();
  }
  return applicable < parent.basis.value() ? parent.fill->number * absent_points : 0;
}

/// What adjustments make of the sum of the parts, in the order that the report gives.
double adjusted(const Assessment& assessment, std::size_t parent, std::size_t unit, double sum) {
  double spilled = 0;
  for (const Applied& one : assessment.scores.applied) {
    if (one.unit != unit) continue;
    const Adjustment& adjustment = assessment.scheme.adjustments[one.adjustment];
    if (adjustment.node == parent)
      sum += adjustment.kind == AdjustmentKind::bonus ? one.amount : -one.amount;
    else if (parent == assessment.scheme.total)
      spilled += one.spilled;
  }
  return sum - spilled;
}

void check_parts(const Assessment& assessment, std::size_t parent, std::size_t unit) {
  const Node& node = assessment.scheme.nodes[parent];
  const Column& score = assessment.scores.nodes[parent].score;
  if (node.children.empty() || !info(node.aggregation).linear || !score.has_number(unit)) return;
  double sum = filled(assessment, node, unit);
  for (const std::size_t child : node.children)
    sum += contribution(assessment, parent, child, unit).value_or(0);
  sum = adjusted(assessment, parent, unit, sum);
  if (node.range) sum = std::clamp(sum, node.range->low.number, node.range->high.number);
  if (node.out_of) sum *= node.out_of->value() / node.points->value();
  CAPTURE(assessment.figures.keys[unit], node.id);
  CHECK(snapped(node.round ? publish(sum, *node.round).value() : sum) ==
        snapped(score.values[unit]));
}

void check_ties(const Assessment& assessment) {
  const Standing& standing = assessment.standing;
  const Column& total = assessment.scores.nodes[assessment.scheme.total].score;
  for (std::size_t a = 0; a < standing.rank.size(); ++a)
    for (std::size_t b = 0; b < a; ++b) {
      if (!total.has_number(a) || !total.has_number(b)) continue;
      if (standing.total[a] == standing.total[b])
        CHECK(standing.cut_grade[a] == standing.cut_grade[b]);
      const bool ranked = standing.rank[a] > 0 && standing.rank[b] > 0;
      if (!ranked || standing.group[a] != standing.group[b] || !assessment.scores.applied.empty())
        continue;
      CHECK((standing.total[a] == standing.total[b]) == (standing.rank[a] == standing.rank[b]));
      if (standing.total[a] == standing.total[b]) CHECK(standing.grade[a] == standing.grade[b]);
    }
}

/// Nodes that look at no other unit.
bool stands_alone(const TextResult& result, const RandomScheme& scheme, std::size_t n) {
  const Node& node = result.assessment->scheme.nodes[n];
  for (const RandomCriterion& one : scheme.criteria)
    if (one.id == node.id) return !one.form.compares;
  return std::ranges::all_of(
      node.children, [&](std::size_t child) { return stands_alone(result, scheme, child); });
}

struct RandomCase {
  Random random;
  RandomScheme scheme;
  RandomEvidence evidence;

  explicit RandomCase(unsigned seed, const SchemeChoices& choices = {})
      : random(seed),
        scheme(random_scheme(random, choices)),
        evidence(random_evidence(scheme, random)) {}

  /// Any criterion that reads a column.
  const RandomCriterion* criterion() {
    const RandomCriterion& one = scheme.criteria[random() % scheme.criteria.size()];
    return one.form.better == 0 ? nullptr : &one;
  }
};

}  // namespace

TEST_CASE("no order and no thread changes a bit", "[properties]") {
  const unsigned seed = GENERATE(range(0u, 120u));
  CAPTURE(seed);
  RandomCase one(seed);
  const TextResult first = result_of(one.scheme.rules(), one.evidence);
  for (const unsigned threads : {1u, 2u, 8u}) {
    one.evidence.shuffle(one.random);
    check_same(first, result_of(one.scheme.rules(), one.evidence, threads));
  }
}

TEST_CASE("scores have bounds, parts add up, equals are equal", "[properties]") {
  const unsigned seed = GENERATE(range(1000u, 1200u));
  CAPTURE(seed);
  RandomCase one(seed);
  const TextResult result = result_of(one.scheme.rules(), one.evidence);
  CAPTURE(one.scheme.rules());
  check_bounds(*result.assessment);
  check_ties(*result.assessment);
  for (std::size_t n = 0; n < result.assessment->scheme.nodes.size(); ++n)
    for (std::size_t u = 0; u < result.assessment->figures.units(); ++u)
      check_parts(*result.assessment, n, u);
}

TEST_CASE("a better value lowers no score, no total, no rank", "[properties]") {
  const unsigned seed = GENERATE(range(2000u, 2200u));
  CAPTURE(seed);
  RandomCase one(seed);
  const RandomCriterion* criterion = one.criterion();
  if (!criterion) return;
  auto& unit = one.evidence.units[one.random() % one.evidence.units.size()];
  const bool more = criterion->form.better > 0;
  unit[criterion->columns[0]] = more ? "2" : "8";
  const TextResult before = result_of(one.scheme.rules(), one.evidence);
  unit[criterion->columns[0]] = one_of(more ? std::vector<std::string>{"2.2", "5", "8", "12"}
                                            : std::vector<std::string>{"7.7", "3", "1", "0"},
                                       one.random);
  const TextResult after = result_of(one.scheme.rules(), one.evidence);
  CAPTURE(one.scheme.rules(), criterion->id, unit[criterion->columns[0]]);
  const std::string& key = unit["unit"];
  for (const std::string& node : {criterion->id, criterion->item, std::string("total")}) {
    CAPTURE(node, before.score(key, node), after.score(key, node));
    CHECK(before.state(key, node) == after.state(key, node));
    if (before.score(key, node) == before.score(key, node))
      CHECK_FALSE(snapped(before.score(key, node)) > snapped(after.score(key, node)));
  }
  if (!criterion->form.compares) CHECK(before.rank(key) >= after.rank(key));
}

TEST_CASE("one more unit changes no score of forms that do not compare", "[properties]") {
  const unsigned seed = GENERATE(range(3000u, 3080u));
  CAPTURE(seed);
  RandomCase one(seed);
  const TextResult before = result_of(one.scheme.rules(), one.evidence);
  one.evidence.units.push_back(random_unit("more", one.evidence.columns, one.random));
  const TextResult after = result_of(one.scheme.rules(), one.evidence);
  for (std::size_t n = 0; n < before.assessment->scheme.nodes.size(); ++n) {
    if (!stands_alone(before, one.scheme, n)) continue;
    const std::string& id = before.assessment->scheme.nodes[n].id;
    for (const std::string& key : keys_of(*before.assessment)) {
      CAPTURE(id, key);
      CHECK(same(before.score(key, id), after.score(key, id)));
    }
  }
}

TEST_CASE("a criterion that applies to nobody is as good as none", "[properties]") {
  const unsigned seed = GENERATE(range(4000u, 4120u));
  CAPTURE(seed);
  RandomCase one(seed, {.only_rescale = true, .adjusted = false});
  const RandomCriterion* criterion = one.criterion();
  const auto siblings = std::ranges::count(one.scheme.criteria, criterion ? criterion->item : "",
                                           &RandomCriterion::item);
  if (!criterion || siblings < 2) return;
  for (auto& unit : one.evidence.units)
    for (const std::string& column : criterion->columns) unit[column] = "不适用";
  const TextResult with = result_of(one.scheme.rules(), one.evidence);
  const TextResult without = result_of(one.scheme.rules(criterion->id), one.evidence);
  CAPTURE(one.scheme.rules(), criterion->id);
  const auto points = [&](const TextResult& result) {
    const Node& item =
        result.assessment->scheme.nodes[*result.assessment->scheme.node(criterion->item)];
    return item.points ? item.points->value() : 1;
  };
  for (const std::string& key : keys_of(*with.assessment)) {
    CAPTURE(key);
    const double a = with.score(key, criterion->item) / points(with);
    const double b = without.score(key, criterion->item) / points(without);
    CHECK(same(std::isnan(a) ? a : snapped(a), std::isnan(b) ? b : snapped(b)));
    // a scheme of points weighs its items by them, so there the total is that of other weights
    if (!one.scheme.points) CHECK(with.total(key) == without.total(key));
  }
}

TEST_CASE("lost parts of a weighted mean add nothing; parts without weight take none",
          "[properties]") {
  const std::string head = "[scheme]\nid = t\nname = T\nyear = 2025\n";
  const std::string parts = "[criterion.A]\nvalue = x\n[criterion.B]\nvalue = y\n";
  const auto part_of_a = [](const TextResult& result) {
    const Scheme& scheme = result.assessment.value().scheme;
    return contribution(*result.assessment, scheme.total, *scheme.node("A"), 0).value_or(absent);
  };
  const TextResult lost = assess_texts(
      {head + "[total]\nnot_applicable = lose\n" + parts, {{"units", "unit,x,y\na,50,不适用\n"}}});
  REQUIRE(lost.total("a") == "25.00");
  CHECK(part_of_a(lost) == 25);
  const TextResult unweighted =
      assess_texts({head + parts + "weight = w\n", {{"units", "unit,x,y,w\na,50,90,\n"}}});
  REQUIRE(unweighted.total("a") == "50.00");
  CHECK(part_of_a(unweighted) == 50);
}
