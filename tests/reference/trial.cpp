#include "reference/trial.hpp"

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <iterator>

namespace assess::reference {

namespace {

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

}  // namespace

std::string source_folder() {
  return ASSESS_SOURCE_DIR "/";
}

std::string rules_of_year(const std::string& name, const std::string& year) {
  std::ifstream in(source_folder() + "rules/" + name, std::ios::binary);
  std::string text{std::istreambuf_iterator<char>(in), {}};
  const std::string key = "\nyear = ";
  const auto at = text.find(key);
  if (at != text.npos) text.replace(at + key.size(), 4, year);
  return text;
}

Trial::Trial(const std::vector<std::string>& options, const std::string& rules) {
  std::vector<std::string> words{evidence_maker(), "responsibility", "-o", folder / "trial"};
  words.insert(words.end(), options.begin(), options.end());
  CHECK(run_program(words, folder / "said") == 0);
  outcome = run_assess(rules.empty() ? source_folder() + "rules/responsibility-100.ini" : rules,
                       {folder / "trial/evidence"});
  expected = read_csv(folder / "trial/expected.csv");
}

void check_truth(const Trial& trial) {
  INFO(trial.outcome.messages);
  CHECK(trial.outcome.status == 0);
  const Differences differences = compare(read_result(trial.outcome.result), trial.expected,
                                          {"unit_code"}, all_columns(trial.expected));
  INFO(summary(differences));
  CHECK(differences.empty());
}

bool skipped(const std::string& needed) {
  const bool there = std::filesystem::exists(needed);
  if (!there) WARN("skipped: there is no program " + needed);
  return !there;
}

}  // namespace assess::reference
