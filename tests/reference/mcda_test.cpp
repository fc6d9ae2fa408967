// Decision matrices with scores in exact arithmetic, and ties that doubles tear apart.
#include <catch2/catch.hpp>

#include "reference/compare.hpp"
#include "reference/mcda_rules.hpp"
#include "reference/run_assess.hpp"

namespace assess::reference {

namespace {

bool skipped() {
  const std::string why = reason_to_skip();
  if (!why.empty()) WARN(why);
  return !why.empty();
}

/// Units in the order of their key among those that share a rank.
void number_the_tied(CsvTable& table) {
  table.header.push_back("rank_ordinal");
  for (std::size_t row = 0; row < table.rows.size(); ++row) {
    int rank = std::stoi(table.cell(row, "rank_min"));
    for (std::size_t other = 0; other < table.rows.size(); ++other)
      if (table.cell(other, "rank_min") == table.cell(row, "rank_min") &&
          table.cell(other, "alternative") < table.cell(row, "alternative"))
        ++rank;
    table.rows[row].push_back(std::to_string(rank));
  }
}

}  // namespace

TEST_CASE("weighted sums and products agree with exact arithmetic", "[reference]") {
  if (skipped()) return;
  const std::string folder = cases_folder() + "mcda/";
  for (const std::string set : {"stocks", "crypto7"})
    for (const Method& method : methods) {
      CAPTURE(set, method.name);
      const std::string rules = mcda_rules(method, read_csv(folder + set + ".criteria.csv"));
      const Outcome outcome = run_assess(rules, {folder + set + ".csv"});
      INFO(outcome.messages);
      const Differences differences =
          compare(read_result(outcome.result), read_csv(folder + set + "." + method.name + ".csv"),
                  {"alternative"}, {{"score_exact", Expected::score}, {"rank", Expected::rank}});
      INFO(summary(differences));
      CHECK(differences.empty());
    }
}

TEST_CASE("equal totals share a rank, in each of the four ways", "[reference]") {
  if (skipped()) return;
  struct Way {
    const char *ties, *column;
  };
  const auto way = GENERATE(values<Way>({{"competition", "rank_min"},
                                         {"dense", "rank_dense"},
                                         {"fractional", "rank_average"},
                                         {"ordinal", "rank_ordinal"}}));
  CAPTURE(way.ties);
  const std::string folder = cases_folder() + "mcda/";
  CsvTable table = read_csv(folder + "ties.ranks.csv");
  number_the_tied(table);
  const Outcome outcome = run_assess(ties_rules(way.ties, read_csv(folder + "ties.criteria.csv")),
                                     {folder + "ties.csv"});
  INFO(outcome.messages);
  const Differences differences =
      compare(read_result(outcome.result), table, {"alternative"},
              {{"score_exact", Expected::published}, {way.column, Expected::rank}});
  INFO(summary(differences));
  CHECK(differences.empty());
}

}  // namespace assess::reference
