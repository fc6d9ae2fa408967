// The default scheme by what it must do: the test units it was designed by, edges, small groups,
// leap years, and the same scheme from one table of counts.
#include <catch2/catch.hpp>
#include <cmath>

#include "reference/in_chinese.hpp"
#include "reference/trial.hpp"

namespace assess::reference {

namespace {

Units result_of(const Outcome& outcome) {
  INFO(outcome.messages);
  CHECK(outcome.status == 0);
  return read_result(outcome.result);
}

void check_same(const Units& one, const Units& other) {
  CHECK(one.size() == other.size());
  for (const auto& [key, unit] : one) {
    CAPTURE(key);
    REQUIRE(other.count(key) == 1);
    const UnitResult& there = other.at(key);
    CHECK(unit.published == there.published);
    CHECK(unit.grade == there.grade);
    CHECK(unit.rank == there.rank);
    for (const auto& [node, score] : unit.scores) {
      CAPTURE(node);
      REQUIRE(there.scores.count(node) == 1);
      CHECK(near(score, there.scores.at(node), 1e-9));
    }
    CHECK(unit.scores.size() == there.scores.size());
  }
}

std::map<std::string, int> grades_of(const Units& units) {
  std::map<std::string, int> count;
  for (const auto& [key, unit] : units) ++count[unit.grade];
  return count;
}

}  // namespace

TEST_CASE("the six test units of the scheme", "[responsibility]") {
  if (skipped(program()) || skipped(evidence_maker())) return;
  const Units units = result_of(Trial({"--seed", "2025"}).outcome);
  struct Row {
    const char* unit;
    double designed;  // the figure that the scheme was designed for, one decimal
    double total;
    const char* grade;
  };
  // All agree to the decimal that the design gives.
  const auto row = GENERATE(values<Row>({
      {"U041", 2.3, 2.25, "unqualified"},  // files nothing, never inspected, no event: the vote
      {"U042", 84.4, 84.40, "good"},       // good work, never inspected
      {"U043", 95.0, 95.02, "excellent"},  // good work, inspected, nothing found
      {"U044", 94.8, 94.80, "excellent"},  // twelve findings, all closed, one of them late
      {"U045", 90.8, 90.80, "qualified"},  // the same, and an event of level three
      {"U046", 80.0, 80.02, "qualified"},  // clean, but no evidence of accountability: D is 0
  }));
  CAPTURE(row.unit);
  CHECK(units.at(row.unit).published == row.total);
  CHECK(std::abs(row.total - row.designed) <= 0.05 + 1e-9);
  CHECK(units.at(row.unit).grade == row.grade);
}

TEST_CASE("totals at an edge are published, then graded", "[responsibility]") {
  if (skipped(program()) || skipped(evidence_maker())) return;
  const Units units = result_of(Trial({"--seed", "2025"}).outcome);
  CHECK(units.at("U055").published == 90.0);  // 89.995
  CHECK(units.at("U056").published == 60.0);  // 59.995
  CHECK(units.at("U056").grade == "qualified");
}

TEST_CASE("one table of counts gives what the ledgers give", "[responsibility]") {
  if (skipped(program()) || skipped(evidence_maker())) return;
  const std::string seed = GENERATE("1", "7", "2025");
  CAPTURE(seed);
  const Trial trial({"--seed", seed});
  const Outcome summary = run_assess(source_folder() + "rules/responsibility-summary.ini",
                                     {trial.folder / "trial/summary.csv"});
  check_same(result_of(trial.outcome), result_of(summary));
}

TEST_CASE("ledgers with Chinese names give the same", "[responsibility]") {
  if (skipped(program()) || skipped(evidence_maker())) return;
  const Trial trial({"--seed", "2025"});
  const std::string rules = rules_of_year("responsibility-100.ini", "2025");
  const std::string folder = trial.folder / "chinese";
  put_into_chinese(rules, trial.folder / "trial/evidence", folder);
  CHECK(read_csv(folder + "/问题清单.csv").has("严重程度"));
  check_same(result_of(trial.outcome), result_of(run_assess(rules, {folder})));
}

TEST_CASE("groups of equals, small groups, a group of one", "[responsibility]") {
  if (skipped(program()) || skipped(evidence_maker())) return;
  const std::string units = GENERATE("1", "4", "40");
  CAPTURE(units);
  const Trial trial({"--units", units, "--alike", "yes"});
  check_truth(trial);
  for (const auto& [key, unit] : read_result(trial.outcome.result)) {
    CAPTURE(key);
    CHECK(unit.rank == 1.0);
    // more equals than the quota has places: none of the tied; alone: the one place
    if (units == "40") CHECK(unit.grade == "good");
    if (units == "1") CHECK(unit.grade == "excellent");
  }
}

TEST_CASE("the rules hold for every year, leap years too", "[responsibility]") {
  if (skipped(program()) || skipped(evidence_maker())) return;
  const std::string year = GENERATE("2023", "2024", "2028");
  CAPTURE(year);
  check_truth(
      Trial({"--year", year, "--seed", "5"}, rules_of_year("responsibility-100.ini", year)));
}

TEST_CASE("points that add up to 99 are refused", "[responsibility]") {
  if (skipped(program()) || skipped(evidence_maker())) return;
  std::string rules = rules_of_year("responsibility-100.ini", "2025");
  const auto at = rules.find("\npoints = 10\n");
  REQUIRE(at != rules.npos);
  rules.replace(at, 13, "\npoints = 9\n");
  const Trial trial({"--seed", "1"}, rules);
  CHECK(trial.outcome.status == 3);
  CHECK(trial.outcome.messages.find("points-do-not-add-up") != std::string::npos);
}

TEST_CASE("two shipped years", "[responsibility]") {
  if (skipped(program())) return;
  const std::string year = GENERATE("2024", "2025");
  CAPTURE(year);
  const Units units = result_of(run_assess(rules_of_year("responsibility-100.ini", year),
                                           {source_folder() + "data/responsibility-" + year}));
  CHECK(units.size() == 80);
  const auto grades = grades_of(units);
  for (const char* grade : {"excellent", "good", "qualified", "unqualified"}) {
    CAPTURE(grade);
    CHECK(grades.count(grade) == 1);
  }
  CHECK(grades.at("excellent") <= 16);  // a fifth
  // files nothing, is never inspected, has no event: only the vote
  if (year == "2025") CHECK(units.at("U041").published == 2.25);
}

TEST_CASE("the wider assessment counts 20 % of the result", "[responsibility]") {
  if (skipped(program())) return;
  const std::string folder = source_folder() + "data/";
  const Units units = result_of(
      run_assess(source_folder() + "rules/annual.ini",
                 {folder + "annual-2025.csv", "responsibility=" + folder + "responsibility-2025"}));
  const Units parts = result_of(run_assess(source_folder() + "rules/responsibility-100.ini",
                                           {folder + "responsibility-2025"}));
  CHECK(units.size() == 80);
  for (const auto& [key, unit] : units) {
    CAPTURE(key);
    CHECK(std::abs(unit.scores.at("responsibility_part") - *parts.at(key).published / 5) < 0.0051);
  }
}

TEST_CASE("the shipped years are what the maker makes", "[responsibility]") {
  if (skipped(evidence_maker())) return;
  const TemporaryFolder folder;
  CHECK(run_program({evidence_maker(), "responsibility-years", "--year", "2025", "--seed", "12",
                     "-o", folder / "data"},
                    folder / "said") == 0);
  const std::string file =
      GENERATE("responsibility-2024/units.csv", "responsibility-2024/findings.csv",
               "responsibility-2025/self_assessment.csv", "responsibility-2025/carried_over.csv",
               "responsibility-2025/last_year.csv", "annual-2025.csv");
  CAPTURE(file);
  const CsvTable made = read_csv(folder / ("data/" + file));
  CHECK(!made.rows.empty());
  CHECK(made.rows == read_csv(source_folder() + "data/" + file).rows);
}

}  // namespace assess::reference
