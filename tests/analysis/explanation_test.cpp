// Where points came from adds up to what is published, and what would earn more does so.
#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <filesystem>

#include "analysis/explanation.hpp"
#include "analysis/one_unit.hpp"
#include "base/points.hpp"
#include "support/random_evidence.hpp"

using namespace assess;

namespace {

double sum_of(const std::vector<AccountLine>& account) {
  double sum = 0;
  for (const AccountLine& line : account) sum += line.amount;
  return sum;
}

/// Every score of a unit is the sum of its account, and no line says "other".
void check_accounts(const Assessment& a, const Explanation& explanation) {
  for (const ExplainedNode& one : explanation.nodes) {
    CAPTURE(a.figures.keys[explanation.unit], a.scheme.nodes[one.node].id, one.score);
    const Column& score = a.scores.nodes[one.node].score;
    if (!score.has_number(explanation.unit)) {
      REQUIRE(one.account.empty());
      continue;
    }
    REQUIRE(sum_of(one.account) == Approx(score.values[explanation.unit]).margin(1e-9));
    REQUIRE(std::ranges::none_of(
        one.account, [](const AccountLine& line) { return line.step == AccountStep::other; }));
  }
  const Column& total = a.scores.nodes[a.scheme.total].score;
  if (total.has_number(explanation.unit))
    REQUIRE(exact(sum_of(explanation.nodes[a.scheme.total].account)) ==
            a.standing.total[explanation.unit]);
}

/// Computed again with the scores that they have, all scores are what they were.
void check_computed_again(const Assessment& a, std::size_t unit) {
  const OneUnit alone(a, unit);
  for (std::size_t n = 0; n < a.scheme.nodes.size(); ++n) {
    const Column& own = a.scores.nodes[n].score;
    if (!a.scheme.nodes[n].form || !own.has_number(unit)) continue;
    const Scores again = alone.with(n, own.values[unit]);
    for (std::size_t m = 0; m < a.scheme.nodes.size(); ++m) {
      const Column& now = again.nodes[m].score;
      CAPTURE(a.figures.keys[unit], a.scheme.nodes[n].id, a.scheme.nodes[m].id);
      REQUIRE(now.has_number(0) == a.scores.nodes[m].score.has_number(unit));
      if (now.has_number(0)) REQUIRE(now.values[0] == a.scores.nodes[m].score.values[unit]);
    }
  }
}

void check_unit(const Assessment& a, std::size_t unit) {
  check_accounts(a, explain(a, unit, 1));
  check_computed_again(a, unit);
}

/// The assessment says the same where the points are put in place by a decision after an appeal.
void check_improvement(const TextResult& before, const RandomScheme& scheme,
                       const RandomEvidence& evidence, std::size_t unit, const Improvement& one) {
  const Assessment& a = *before.assessment;
  const std::string key(a.figures.keys[unit]);
  const Node& node = a.scheme.nodes[one.node];
  const double full = node.points ? node.points->value() : node.scale.top;
  auto tables = evidence.tables();
  tables["overrides"] =
      "unit,node,score,document\n" + key + "," + node.id + "," + to_text(full) + ",d\n";
  const TextResult after = assess_texts({scheme.rules(), tables});
  CAPTURE(key, node.id, full, scheme.rules(), after.complaints());
  REQUIRE(after.assessment);
  CHECK(after.assessment->standing.total[unit] == one.total);
  CHECK(after.rank(key) == one.rank);
  CHECK(after.assessment->standing.grade[unit] == one.grade);
  CHECK(one.total.billionths - a.standing.total[unit].billionths == one.gain.billionths);
}

/// As many rows are told as were counted.
void check_rows(const Assessment& a, const ExplainedFigure& figure) {
  if (!figure.quantity || !figure.rows) return;
  const auto* how = std::get_if<LedgerAggregate>(&a.scheme.quantities[*figure.quantity].how);
  CAPTURE(figure.text, figure.value);
  CHECK(figure.rows->places.size() == std::min<std::size_t>(10, figure.rows->rows));
  if (how && how->function->kind == RowAggregate::Kind::count)
    CHECK(static_cast<double>(figure.rows->rows) == figure.value);
  for (const Place& place : figure.rows->places) CHECK(place.line > 1);
}

std::string of_source(const char* path) {
  return (std::filesystem::path(ASSESS_SOURCE_DIR) / path).string();
}

}  // namespace

TEST_CASE("parts add up to the published total of every unit of the example", "[analysis]") {
  Diagnostics notes;
  const auto a = assess_files(of_source("rules/responsibility-100.ini"),
                              {{"", of_source("data/responsibility-2025")}}, 1, notes);
  REQUIRE(a);
  for (std::size_t u = 0; u < a->figures.units(); ++u) check_unit(*a, u);
}

TEST_CASE("parts add up under random rules", "[analysis]") {
  const unsigned seed = GENERATE(take(150, random(0u, 1'000'000u)));
  CAPTURE(seed);
  Random random(seed);
  const RandomScheme scheme = random_scheme(random);
  const RandomEvidence evidence = random_evidence(scheme, random);
  const TextResult result = assessed(scheme.rules(), evidence, 1);
  if (!result.assessment) return;  // complained of
  CAPTURE(scheme.rules());
  for (std::size_t u = 0; u < result.assessment->figures.units(); ++u)
    check_unit(*result.assessment, u);
}

TEST_CASE("what would earn most does so", "[analysis]") {
  const unsigned seed = GENERATE(take(60, random(0u, 1'000'000u)));
  CAPTURE(seed);
  Random random(seed);
  const RandomScheme scheme = random_scheme(random);
  const RandomEvidence evidence = random_evidence(scheme, random);
  const TextResult result = assessed(scheme.rules(), evidence, 1);
  if (!result.assessment) return;
  const std::size_t unit = random() % result.assessment->figures.units();
  const Explanation explanation = explain(*result.assessment, unit, 1);
  for (const Improvement& one : explanation.improvements)
    check_improvement(result, scheme, evidence, unit, one);
  CHECK(
      std::ranges::is_sorted(explanation.improvements, std::ranges::greater{}, &Improvement::gain));
}

TEST_CASE("the rows that were counted are told", "[analysis]") {
  Diagnostics notes;
  const std::vector<EvidenceArgument> evidence{{"", of_source("data/responsibility-2025")}};
  const auto a = assess_files(of_source("rules/responsibility-100.ini"), evidence, 2, notes);
  REQUIRE(a);
  const auto of_all = rows_of_all(*a, evidence, 2);
  REQUIRE(of_all);
  for (std::size_t u = 0; u < a->figures.units(); u += 3) {
    const Explanation explanation = with_rows({explain(*a, u, 2)}, *a, evidence, 2).front();
    REQUIRE(explanation.rows_traced);
    std::size_t traced = 0;
    for (const ExplainedNode& node : explanation.nodes)
      for (const ExplainedFigure& figure : node.figures) {
        check_rows(*a, figure);
        traced += figure.rows.has_value();
      }
    CHECK(traced > 20);
    // by one thread, and with the rows of all units at once
    for (const Explanation& again : {with_rows({explain(*a, u, 1)}, *a, evidence, 1).front(),
                                     with_rows(explain(*a, u, 1), (*of_all)[u])})
      for (std::size_t n = 0; n < again.nodes.size(); ++n)
        for (std::size_t f = 0; f < again.nodes[n].figures.size(); ++f)
          CHECK(again.nodes[n].figures[f].rows == explanation.nodes[n].figures[f].rows);
  }
}
