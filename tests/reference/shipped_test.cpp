// The rules that come with the program: what they must give for the units they are judged by, and
// for synthetic ledgers whose result was worked out apart.
#include <catch2/catch.hpp>

#include "reference/trial.hpp"

namespace assess::reference {

namespace {

const std::string source = source_folder();

Units four_items(const std::string& data) {
  const Outcome outcome = run_assess(source + "rules/four-items.ini", {source + "data/" + data});
  INFO(outcome.messages);
  CHECK(outcome.status == 0);
  return read_result(outcome.result);
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
  check_truth(Trial({"--seed", seed}));
}

TEST_CASE("harmless faults in the evidence change nothing", "[shipped]") {
  if (skipped(program()) || skipped(evidence_maker())) return;
  const std::string fault = GENERATE("full-width", "date-styles", "chinese-headers", "yes-words",
                                     "spaces", "shuffle", "event-twice", "title-row", "total-row");
  CAPTURE(fault);
  check_truth(Trial({"--seed", "7", "--faults", fault}));
}

TEST_CASE("other faults are complained of, and nothing is written", "[shipped]") {
  if (skipped(program()) || skipped(evidence_maker())) return;
  const std::string fault =
      GENERATE("unknown-word", "unknown-unit", "unit-typo", "unit-twice", "matter-twice",
               "impossible-date", "broken-formula", "ragged-row", "lost-column");
  CAPTURE(fault);
  const Trial trial({"--seed", "7", "--faults", fault});
  INFO(trial.outcome.messages);
  CHECK(trial.outcome.status == 4);
  CHECK(trial.outcome.result.is_null());
}

}  // namespace assess::reference
