// The rules that come with the program: what they must give for the units they are judged by, and
// for synthetic ledgers whose result was worked out apart.
#include <catch2/catch.hpp>
#include <filesystem>

#include "reference/compare.hpp"
#include "reference/run_assess.hpp"

namespace assess::reference {

namespace {

const std::string source = ASSESS_SOURCE_DIR "/";

bool skipped(const std::string& needed) {
  const bool there = std::filesystem::exists(needed);
  if (!there) WARN("skipped: there is no program " + needed);
  return !there;
}

Units four_items(const std::string& data) {
  const Outcome outcome = run_assess(source + "rules/four-items.ini", {source + "data/" + data});
  INFO(outcome.messages);
  CHECK(outcome.status == 0);
  return read_result(outcome.result);
}

/// Synthetic ledgers of the default scheme, with the given faults in them.
struct Trial {
  explicit Trial(const std::string& seed, const std::string& faults = "") {
    std::vector<std::string> words{evidence_maker(), "responsibility", "--seed", seed, "-o",
                                   folder / "trial"};
    if (!faults.empty()) words.insert(words.end(), {"--faults", faults});
    CHECK(run_program(words, folder / "said") == 0);
    outcome = run_assess(source + "rules/responsibility-100.ini", {folder / "trial/evidence"});
    expected = read_csv(folder / "trial/expected.csv");
  }
  TemporaryFolder folder;
  Outcome outcome;
  CsvTable expected;
};

std::vector<Expected> all_columns(const CsvTable& table) {
  std::vector<Expected> columns;
  for (const std::string& name : table.header) {
    if (name == "unit_code") continue;
    if (name == "total")
      columns.push_back({name, Expected::published});
    else if (name == "grade")
      columns.push_back({name, Expected::grade});
    else if (name == "rank")
      columns.push_back({name, Expected::rank});
    else
      columns.push_back({name, Expected::score, name, 1e-9});
  }
  return columns;
}

void check_truth(const Trial& trial) {
  INFO(trial.outcome.messages);
  CHECK(trial.outcome.status == 0);
  const Differences differences = compare(read_result(trial.outcome.result), trial.expected,
                                          {"unit_code"}, all_columns(trial.expected));
  INFO(summary(differences));
  CHECK(differences.empty());
}

}  // namespace

TEST_CASE("four items: nothing happened is not well done", "[shipped]") {
  if (skipped(program())) return;
  const Units units = four_items("four-items.csv");
  CHECK(units.size() == 60);
  CHECK(units.at("U048").published == 0.0);  // files nothing, never inspected, no event
  CHECK(units.at("U030").published == 84.4);
  CHECK(units.at("U030").grade == "good");  // good work, never inspected
  CHECK(units.at("U060").published == 95.5);
  CHECK(units.at("U060").grade == "excellent");  // good work, inspected, nothing found
}

TEST_CASE("four items: the table with Chinese headers gives the same", "[shipped]") {
  if (skipped(program())) return;
  const Units english = four_items("four-items.csv"), chinese = four_items("four-items.zh.csv");
  CHECK(english.size() == chinese.size());
  for (const auto& [key, unit] : english) {
    CAPTURE(key);
    CHECK(chinese.at(key).scores == unit.scores);
    CHECK(chinese.at(key).rank == unit.rank);
    CHECK(chinese.at(key).grade == unit.grade);
  }
}

TEST_CASE("the shipped evidence is what the maker makes", "[shipped]") {
  if (skipped(evidence_maker())) return;
  struct File {
    const char *command, *language, *name;
  };
  const auto file = GENERATE(values<File>({{"four-items", "en", "four-items.csv"},
                                           {"four-items", "zh", "four-items.zh.csv"},
                                           {"digital-readiness", "en", "digital-readiness.csv"}}));
  CAPTURE(file.name);
  const TemporaryFolder folder;
  CHECK(run_program({evidence_maker(), file.command, "--seed", "2025", "--lang", file.language,
                     "-o", folder / "made.csv"},
                    folder / "said") == 0);
  const CsvTable made = read_csv(folder / "made.csv");
  const CsvTable shipped = read_csv(source + "data/" + file.name);
  CHECK(made.header == shipped.header);
  CHECK(made.rows == shipped.rows);
}

TEST_CASE("digital readiness: all regions are ranked", "[shipped]") {
  if (skipped(program())) return;
  const Outcome outcome =
      run_assess(source + "rules/digital-readiness.ini", {source + "data/digital-readiness.csv"});
  INFO(outcome.messages);
  const Units units = read_result(outcome.result);
  CHECK(units.size() == 40);
  for (const auto& [key, unit] : units) {
    CAPTURE(key);
    CHECK(unit.rank.has_value());
    CHECK(unit.scores.at("total") >= 1);
    CHECK(unit.scores.at("total") <= 100);
  }
}

TEST_CASE("the default scheme gives what was worked out apart", "[shipped]") {
  if (skipped(program()) || skipped(evidence_maker())) return;
  const std::string seed = GENERATE("1", "2", "3", "2025");
  CAPTURE(seed);
  check_truth(Trial(seed));
}

TEST_CASE("harmless faults in the evidence change nothing", "[shipped]") {
  if (skipped(program()) || skipped(evidence_maker())) return;
  const std::string fault =
      GENERATE("full-width", "date-styles", "chinese-headers", "yes-words", "spaces", "shuffle");
  CAPTURE(fault);
  check_truth(Trial("7", fault));
}

TEST_CASE("other faults are complained of, and nothing is written", "[shipped]") {
  if (skipped(program()) || skipped(evidence_maker())) return;
  const std::string fault =
      GENERATE("unknown-word", "unknown-unit", "unit-twice", "matter-twice", "impossible-date",
               "broken-formula", "ragged-row", "lost-column");
  CAPTURE(fault);
  const Trial trial("7", fault);
  INFO(trial.outcome.messages);
  CHECK(trial.outcome.status == 4);
  CHECK(trial.outcome.result.is_null());
}

}  // namespace assess::reference
