// What criteria give when only the standing is wanted is what they give when all is, bit for bit.
#include <bit>
#include <catch2/catch.hpp>
#include <random>

#include "base/processor.hpp"
#include "support/assessing.hpp"

using namespace assess;

namespace {

constexpr int units = 1300;  // more than are scored at once

std::string cell(std::mt19937& random) {
  const unsigned kind = static_cast<unsigned>(random() % 12);
  if (kind == 0) return "";
  if (kind == 1) return "N/A";
  if (kind == 2) return "无";
  if (kind == 3) return "0";
  return std::to_string(random() % 200) + "." + std::to_string(random() % 100);
}

/// Columns x and y of all kinds of cells, one that is the same for all.
std::string table(unsigned seed) {
  std::mt19937 random(seed);
  std::string text = "unit,x,y,same\n";
  for (int u = 0; u < units; ++u)
    text += "u" + std::to_string(u) + "," + cell(random) + "," + cell(random) + ",5\n";
  return text;
}

struct Case {
  std::string criterion;  ///< lines, besides `value = x`
  bool in_blocks = true;  ///< whether its scores are made block by block
};

const std::vector<Case> cases{
    {"form = minmax"},
    {"form = minmax\ndirection = lower\nconstant = 0.3"},
    {"form = minmax\nround = 1 half_up"},
    {"form = minmax\nrange = 20..70"},
    {"form = shortfall\ntarget = 80"},
    {"form = shortfall\ntarget = 0", false},
    {"form = shortfall\ntarget = y", false},
    {"form = efficacy\nlow = 20\nhigh = 150"},
    {"form = points"},
    {"form = points\nvalue = x * 2", false},
    {"form = bands\nbands = >= 120: 90, >= 50: 60, else: 5"},
    {"form = line\ncorners = 0: 0, 50: 10, 200: 100"},
    {"form = zscore\nmean = 50\nsd = 10", false},
    {"form = rank", false},
    {"form = percentile", false},
    {"form = best_ratio"},
    {"form = minmax\nvalue = same", false},
    {"form = points\ninstead = 7 when y > 100", false},
};

std::string rules(const Case& one, const std::string& missing, const std::string& aggregate,
                  bool with_item) {
  const bool has_value = one.criterion.find("value =") != std::string::npos;
  std::string text =
      "[scheme]\nid = t\nname = T\nyear = 2025\nscale = 0..100\nmissing = " + missing +
      "\n[table.units]\ncolumns = *: number\n[total]\naggregate = " + aggregate + "\n";
  if (with_item) text += "[item.i]\naggregate = mean\n";
  text += "[criterion.c]\nweight = 2.5\n" + std::string(has_value ? "" : "value = x\n") +
          one.criterion + "\n" + (with_item ? "item = i\n" : "");
  text += "[criterion.d]\nweight = 1.3\nform = points\nvalue = y * 0.5\n";
  return text;
}

struct Result {
  std::optional<Assessment> assessment;
  std::string complaints;
};

Result assessed(const std::string& rules, const std::string& evidence, unsigned threads,
                Wanted wanted) {
  const TemporaryFile rules_file(rules, ".ini"), units_file(evidence);
  Diagnostics notes;
  Result result;
  auto scheme = load_scheme(rules_file.path(), notes);
  auto figures =
      scheme ? gather(*scheme, {{"units", units_file.path()}}, threads, {}, notes) : std::nullopt;
  if (figures)
    result.assessment =
        assess::assess(std::move(*scheme), std::move(*figures), threads, notes, wanted);
  for (const Diagnostic& note : notes.list()) {
    result.complaints += std::string(note.kind->code);
    for (const std::string& word : note.words) result.complaints += " " + word;
    result.complaints += "\n";
  }
  return result;
}

bool same_bits(const Column& a, const Column& b) {
  if (a.size() != b.size() || a.states != b.states) return false;
  for (std::size_t u = 0; u < a.size(); ++u)
    if (std::bit_cast<std::uint64_t>(a.values[u]) != std::bit_cast<std::uint64_t>(b.values[u]))
      return false;
  return true;
}

const NodeScores& total_of(const Result& result) {
  return result.assessment->scores.nodes[result.assessment->scheme.total];
}

}  // namespace

TEST_CASE("criteria give the standing the same whether they are kept or not", "[block-scorer]") {
  const Case one = GENERATE(from_range(cases));
  const std::string missing = GENERATE("skip", "zero", "blank");
  const std::string aggregate = GENERATE("mean", "geometric");
  const bool with_item = GENERATE(false, true);
  const Vectors longest = with_item ? Vectors::of_32_bytes : Vectors::of_64_bytes;
  CAPTURE(one.criterion, missing, aggregate, with_item);
  const std::string text = rules(one, missing, aggregate, with_item);
  const std::string evidence = table(7);
  const Result all = assessed(text, evidence, 1, Wanted::all);
  CAPTURE(all.complaints);
  REQUIRE(all.assessment);
  const std::size_t criterion = all.assessment->scheme.node("c").value();
  for (const unsigned threads : {1u, 3u}) {
    const ShortVectors vectors(threads == 1 ? longest : Vectors::of_16_bytes);
    const Result lean = assessed(text, evidence, threads, Wanted::standing);
    CHECK(lean.complaints == all.complaints);
    REQUIRE(lean.assessment);
    CHECK(same_bits(total_of(lean).score, total_of(all).score));
    CHECK(lean.assessment->standing.rank == all.assessment->standing.rank);
    CHECK((lean.assessment->scores.nodes[criterion].score.size() == 0) == one.in_blocks);
  }
}

TEST_CASE("a criterion that others look at is kept", "[block-scorer]") {
  const std::string by =
      GENERATE("[ranking]\norder = c.score\n", "[ranking]\norder = lowest c.score\n",
               "[limit.l]\nwhen = c.score < 10\nat_most = b\n");
  CAPTURE(by);
  const std::string text = rules({"form = minmax"}, "skip", "mean", false) +
                           "[grade.a]\nat_least = 50\n[grade.b]\nat_least = 0\n" + by;
  const Result all = assessed(text, table(3), 1, Wanted::all);
  CAPTURE(all.complaints);
  REQUIRE(all.assessment);
  const Result lean = assessed(text, table(3), 2, Wanted::standing);
  REQUIRE(lean.assessment);
  CHECK(lean.assessment->scores.nodes[lean.assessment->scheme.node("c").value()].score.size() > 0);
  CHECK(lean.assessment->standing.rank == all.assessment->standing.rank);
  CHECK(lean.assessment->standing.grade == all.assessment->standing.grade);
}

TEST_CASE("a decision after an appeal is seen though scores are not wanted", "[block-scorer]") {
  const std::string text = rules({"form = minmax"}, "skip", "mean", false) +
                           "[table.overrides]\ncolumns = node: text, score: number?, document: "
                           "text, reason: text?, date: date?\n";
  const TemporaryFile rules_file(text, ".ini"), units_file(table(3)),
      overrides("unit,node,score,document,reason,date\nu7,c,99,D-1,appeal,2025-03-01\n");
  std::vector<Points> totals;
  for (const Wanted wanted : {Wanted::all, Wanted::standing}) {
    Diagnostics notes;
    auto scheme = load_scheme(rules_file.path(), notes);
    REQUIRE(scheme);
    auto figures = gather(*scheme, {{"units", units_file.path()}, {"overrides", overrides.path()}},
                          1, {}, notes);
    CAPTURE(notes.list().size());
    REQUIRE(figures);
    const auto result = assess::assess(std::move(*scheme), std::move(*figures), 1, notes, wanted);
    REQUIRE(result);
    totals.push_back(result->standing.total[7]);
    CHECK(totals.back() == totals.front());
  }
}
