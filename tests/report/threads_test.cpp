// The number of threads leaves no trace in any format that programs read.
#include <catch2/catch.hpp>
#include <random>
#include <string>

#include "report/formats.hpp"
#include "support/temporary_file.hpp"

using namespace assess;

namespace {

const std::string rules = R"([scheme]
id = t
name = T
year = 2025
group = kind
missing = skip
[table.units]
columns = kind: text, *: number
[table.events]
columns = level: minor|major, loss: number?
[criterion.a]
form = minmax
within = group
[criterion.b]
form = rank
[criterion.c]
form = percentile
[criterion.d]
form = efficacy
low = 10
high = 90
[criterion.e]
value = 100 - sum(events: loss) - count(events where level = "major")
[deduction.late]
item = total
value = 0.5
when = a < 100
[grade.good]
at_least = 60
[grade.other]
at_least = 0
)";

/// Enough for several blocks of the reader and several pieces of every step.
std::string units() {
  std::mt19937 random(11);
  std::string text = "unit,kind,a,b,c,d\n";
  for (int u = 0; u < 40'000; ++u) {
    text += "U" + std::to_string(u * 7919 % 40'000) + ",kind " + std::to_string(random() % 5);
    for (int c = 0; c < 4; ++c)
      text += random() % 20
                  ? "," + std::to_string(random() % 10'000) + "." + std::to_string(random() % 100)
                  : ",";
    text += "\n";
  }
  return text;
}

std::string events() {
  std::mt19937 random(12);
  std::string text = "unit,level,loss\n";
  for (int row = 0; row < 60'000; ++row)
    text += "U" + std::to_string(random() % 40'000) + (random() % 3 ? ",minor,0." : ",major,1.") +
            std::to_string(random() % 1000) + "\n";
  return text;
}

}  // namespace

TEST_CASE("results of 1, 2 and 16 threads are the same bytes", "[threads]") {
  const TemporaryFile rules_file(rules, ".ini"), units_file(units()), events_file(events());
  const std::vector<EvidenceArgument> evidence{{"units", units_file.path()},
                                               {"events", events_file.path()}};
  std::string json, csv, ranking;
  for (const unsigned threads : {1u, 2u, 16u}) {
    CAPTURE(threads);
    Diagnostics notes;
    const auto assessment = assess_files(rules_file.path(), evidence, threads, notes);
    for (const Diagnostic& note : notes.list()) UNSCOPED_INFO(fact_text(note, Language::en));
    REQUIRE(assessment);
    RenderContext context;
    context.threads = threads;
    const std::string json_now = render_json(*assessment, context),
                      csv_now = render_csv(*assessment, context),
                      ranking_now = render_ranking_csv(*assessment, context);
    if (threads == 1) json = json_now, csv = csv_now, ranking = ranking_now;
    CHECK((json_now == json));  // not shown if they differ: many megabytes
    CHECK((csv_now == csv));
    CHECK((ranking_now == ranking));
  }
  CHECK(json.size() > 10'000'000);
}
