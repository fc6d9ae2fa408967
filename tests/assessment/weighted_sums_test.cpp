// Means and sums of many units at once are those of one unit after the other, bit for bit.
#include <bit>
#include <catch2/catch.hpp>
#include <random>

#include "support/assessing.hpp"

using namespace assess;

namespace {

constexpr int children = 5;
constexpr int units = 1300;  // more than are summed at once

std::string cell(std::mt19937& random) {
  const unsigned kind = static_cast<unsigned>(random() % 10);
  if (kind == 0) return "";
  if (kind == 1) return "N/A";
  if (kind == 2) return "无";
  return std::to_string(random() % 1000) + "." + std::to_string(random() % 1000);
}

/// `w` has the same number in every row: a weight that is asked for unit by unit.
std::string table(unsigned seed) {
  std::mt19937 random(seed);
  std::string text = "unit,w";
  for (int c = 0; c < children; ++c) text += ",x" + std::to_string(c);
  for (int u = 0; u < units; ++u) {
    text += "\nu" + std::to_string(u) + ",3.7";
    for (int c = 0; c < children; ++c) text += "," + (u % 100 == 0 ? "" : cell(random));
  }
  return text + "\n";
}

struct Policies {
  std::string missing, not_applicable;
};

std::string rules(const std::string& aggregate, const Policies& policies,
                  const std::string& weight) {
  std::string text =
      "[scheme]\nid = t\nname = T\nyear = 2025\nscale = 0..1000\nmissing = " + policies.missing +
      "\n[table.units]\ncolumns = *: number\n" + "[total]\naggregate = " + aggregate +
      "\nnot_applicable = " + policies.not_applicable + "\nrange = none\n";
  for (int c = 0; c < children; ++c) {
    const std::string number = std::to_string(c);
    text += "[criterion.c" + number + "]\nvalue = x" + number +
            " / 7\nweight = " + (c == 2 ? weight : "1." + number) + "\n";
  }
  return text;
}

const Column& total_of(const TextResult& result) {
  return result.assessment->scores.nodes[result.assessment->scheme.total].score;
}

}  // namespace

TEST_CASE("means and sums at once are those of one by one", "[weighted-sums]") {
  const std::string aggregate = GENERATE("mean", "sum");
  const std::string missing = GENERATE("skip", "zero", "blank");
  const std::string not_applicable = GENERATE("rescale", "lose");
  const Policies policies{missing, not_applicable};
  const auto seed = GENERATE(1u, 2u);
  CAPTURE(aggregate, missing, not_applicable, seed);
  const std::string evidence = table(seed);
  const auto result_with = [&](const std::string& weight) {
    TextResult result = assess_texts({rules(aggregate, policies, weight), {{"units", evidence}}});
    CAPTURE(result.complaints());
    REQUIRE(result.assessment);
    return result;
  };
  const TextResult at_once = result_with("3.7"), one_by_one = result_with("w");
  const Column &a = total_of(at_once), &b = total_of(one_by_one);
  CHECK(a.states == b.states);
  bool same = true;
  for (std::size_t u = 0; u < a.size(); ++u)
    same = same && (std::bit_cast<std::uint64_t>(a.values[u]) ==
                        std::bit_cast<std::uint64_t>(b.values[u]) ||
                    !a.has_number(u));
  CHECK(same);
}
