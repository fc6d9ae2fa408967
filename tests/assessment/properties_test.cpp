// What holds for all evidence: order, threads, bounds, ties.
#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <random>

#include "support/assessing.hpp"

using namespace assess;

namespace {

const std::string rules =
    "[scheme]\nid = t\nname = T\nyear = 2025\ngroup = region\n"
    "[table.units]\ncolumns = region: text, x, y, z: number\n"
    "[table.events]\ncolumns = loss: number, at: date?\n"
    "[item.I]\npoints = 30\n[criterion.A]\nitem = I\npoints = 10\nform = shortfall\nvalue = "
    "x\ntarget = 7\n"
    "[criterion.B]\nitem = I\npoints = 20\nform = ratio\ndone = y\ndue = z\n"
    "[criterion.C]\npoints = 10\nform = deduct\nloss = sum(events: loss where at <= cutoff)\n"
    "[criterion.D]\npoints = 10\nform = minmax\nvalue = x\nwithin = group\n"
    "[grade.good]\nat_least = 30\nquota = 40%\n[grade.fair]\nat_least = 15\n[grade.poor]\nat_least "
    "= 0\n";

struct Evidence {
  std::vector<std::string> units, events;
};

Evidence random_evidence(std::mt19937& random) {
  Evidence result;
  static const std::vector<std::string> cells{"", "0", "1", "2.5", "7", "9", "无", "不适用"};
  const auto cell = [&] { return cells[random() % cells.size()]; };
  const std::size_t units = 1 + random() % 40;
  for (std::size_t u = 0; u < units; ++u) {
    const std::string name = "u" + std::to_string(u);
    result.units.push_back(name + ',' + "nsw"[random() % 3] + ',' + cell() + ',' + cell() + ',' +
                           cell());
    for (auto n = random() % 5; n > 0; --n)
      result.events.push_back(name + ",0." + std::to_string(random() % 100) +
                              (random() % 3   ? ",2025-06-01"
                               : random() % 2 ? ",2026-01-01"
                                              : ","));
  }
  return result;
}

std::string lines(const std::string& header, const std::vector<std::string>& rows) {
  std::string text = header + '\n';
  for (const std::string& row : rows) text += row + '\n';
  return text;
}

TextResult assessed(const Evidence& evidence, unsigned threads) {
  TextResult result = assess_texts({rules,
                                    {{"units", lines("unit,region,x,y,z", evidence.units)},
                                     {"events", lines("unit,loss,at", evidence.events)}},
                                    threads});
  CAPTURE(result.complaints());
  REQUIRE(result.assessment);
  return result;
}

void check_same(const TextResult& a, const TextResult& b) {
  for (const std::string& key : a.assessment->figures.keys) {
    CAPTURE(key);
    REQUIRE(a.total(key) == b.total(key));
    REQUIRE(a.rank(key) == b.rank(key));
    REQUIRE(a.grade(key) == b.grade(key));
    for (const Node& node : a.assessment->scheme.nodes) {
      const double x = a.score(key, node.id), y = b.score(key, node.id);
      REQUIRE((x == y || (std::isnan(x) && std::isnan(y))));
    }
  }
}

void check_bounds_and_parts(const Assessment& assessment) {
  for (std::size_t u = 0; u < assessment.figures.units(); ++u)
    for (std::size_t n = 0; n < assessment.scheme.nodes.size(); ++n) {
      const Node& node = assessment.scheme.nodes[n];
      const double score = assessment.scores.nodes[n].score.values[u];
      if (std::isnan(score)) continue;
      CHECK(score >= 0);
      CHECK(score <= node.points->value());
      double parts = 0;
      for (const std::size_t child : node.children)
        parts += contribution(assessment, n, child, u).value_or(0);
      if (!node.children.empty()) CHECK(parts == Approx(score).margin(0.00501));
    }
}

void check_ties(const TextResult& result) {
  const Standing& standing = result.assessment->standing;
  for (std::size_t a = 0; a < standing.rank.size(); ++a)
    for (std::size_t b = 0; b < a; ++b)
      if (standing.group[a] == standing.group[b] && standing.rank[a] > 0 && standing.rank[b] > 0) {
        CHECK((standing.total[a] == standing.total[b]) == (standing.rank[a] == standing.rank[b]));
        if (standing.total[a] == standing.total[b]) CHECK(standing.grade[a] == standing.grade[b]);
      }
}

}  // namespace

TEST_CASE("no order and no thread changes a result", "[assessment]") {
  const unsigned seed = GENERATE(take(40, random(0u, 1'000'000u)));
  CAPTURE(seed);
  std::mt19937 random(seed);
  Evidence evidence = random_evidence(random);
  const TextResult one = assessed(evidence, 1);
  check_bounds_and_parts(*one.assessment);
  check_ties(one);
  for (const unsigned threads : {1u, 2u, 8u}) {
    std::shuffle(evidence.units.begin(), evidence.units.end(), random);
    std::shuffle(evidence.events.begin(), evidence.events.end(), random);
    check_same(one, assessed(evidence, threads));
  }
}

TEST_CASE("one more unit changes no score of forms that do not compare", "[assessment]") {
  std::mt19937 random(5);
  Evidence evidence = random_evidence(random);
  const TextResult before = assessed(evidence, 1);
  evidence.units.push_back("more,n,1000,3,4");
  const TextResult after = assessed(evidence, 1);
  for (const std::string& key : before.assessment->figures.keys)
    for (const char* node : {"A", "B", "C", "I"}) {
      const double x = before.score(key, node), y = after.score(key, node);
      CHECK((x == y || (std::isnan(x) && std::isnan(y))));
    }
}
