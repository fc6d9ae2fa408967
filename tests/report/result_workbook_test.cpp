// The workbook of a result: what is live, what falls back to values, and that evidence stays text.
#include <catch2/catch.hpp>

#include "report/formats.hpp"
#include "report/result_workbook_trial.hpp"
#include "report/sample.hpp"
#include "report/workbook_reading.hpp"
#include "support/assessing.hpp"

using namespace assess;

namespace {

std::string workbook_of(const Assessment& a, Language language = Language::en) {
  return render_workbook(a, {.language = language});
}

bool contains(const std::vector<std::string>& rows, std::string_view text) {
  for (const std::string& row : rows)
    if (row.find(text) != std::string::npos) return true;
  return false;
}

bool has_formulas(const std::string& workbook, int sheet) {
  const std::string part = "xl/worksheets/sheet" + std::to_string(sheet) + ".xml";
  return stored_part(workbook, part).find("<f>") != std::string::npos;
}

std::string replaced(std::string_view text, std::string_view from, std::string_view to) {
  std::string result(text);
  return result.replace(result.find(from), from.size(), to);
}

/// One item of two criteria, and what else a test needs.
Assessment small(std::string_view further, std::string_view units) {
  constexpr std::string_view rules =
      "[scheme]\nid = s\nname = S\nyear = 2025\n"
      "[table.units]\nkey = code\ncolumns = code, kind: text?, x, y: number 0..100?\n"
      "[item.I]\nname = I\n"
      "[criterion.x]\nname = X\nitem = I\npoints = 60\nform = ratio\ndone = x\ndue = 100\n"
      "[criterion.y]\nname = Y\nitem = I\npoints = 40\nform = ratio\ndone = y\ndue = 100\n"
      "[total]\nname = T\npoints = 100\nround = 2\n";
  return assessed(std::string(rules) + std::string(further), units);
}

}  // namespace

TEST_CASE("the sample is live: fill, adjustments, spill, limit, quota, a replaced score",
          "[workbook]") {
  const Assessment a = sample();
  const TrialOrReason planned = plan_trial(a);
  INFO(planned.reason.en);
  REQUIRE(planned.trial);
  CHECK(planned.trial->nodes.front() == a.scheme.total);
  CHECK(planned.trial->nodes.size() == a.scheme.nodes.size());
  for (const Language language : {Language::en, Language::zh}) {
    const std::string book = workbook_of(a, language);
    CHECK(book == workbook_of(a, language));
    CHECK(has_formulas(book, 1));
    CHECK(has_formulas(book, 2));
  }
}

TEST_CASE("sheets and headings are in the language asked for", "[workbook]") {
  const Assessment a = sample();
  const std::string en = workbook_of(a), zh = workbook_of(a, Language::zh);
  CHECK(contains(rows_read(en, "Ranking"), "Trial total"));
  CHECK(contains(rows_read(zh, "排名"), "试算总分"));
  CHECK(contains(rows_read(en, "About"), a.scheme.sha256));
  CHECK(contains(rows_read(zh, "说明"), "计算步骤"));
  for (const std::string& key : keys_of(a)) {
    CHECK(contains(rows_read(en, "Ranking"), key));
    CHECK(contains(rows_read(en, "Scores"), key));
  }
}

TEST_CASE("evidence that begins like a formula stays text", "[workbook]") {
  const auto text = GENERATE(values<std::string>({"=1+1", "+1+1", "-1+1", "@SUM(A1)"}));
  const std::string units = replaced(sample_units, "u6,档案局,山区,10,4,4,0,yes,2025-07-01,=1+1",
                                     "u6," + text + ",山区,10,4,4,0,yes,2025-07-01," + text);
  const std::string book = workbook_of(assessed(sample_rules, units));
  CHECK(contains(rows_read(book, "Ranking"), text));
  for (int sheet = 1; sheet <= 8; ++sheet) {
    const std::string part =
        stored_part(book, "xl/worksheets/sheet" + std::to_string(sheet) + ".xml");
    CHECK(part.find("<f>" + text.substr(1) + "</f>") == std::string::npos);
  }
}

TEST_CASE("ties share ranks as the scheme says, also where equal totals are told apart",
          "[workbook]") {
  const auto ranking = GENERATE(values<std::string>(
      {"ties = competition\n", "ties = dense\n", "ties = fractional\n", "ties = ordinal\n",
       "order = x\n", "order = lowest y, x\n", "best = lowest\n"}));
  CAPTURE(ranking);
  const Assessment a = small("[ranking]\n" + ranking,
                             "code,kind,x,y\na,,50,50\nb,,50,50\nc,,30,80\nd,,90,90\ne,,,\n");
  const TrialOrReason planned = plan_trial(a);
  INFO(planned.reason.en);
  CHECK(planned.trial);
  CHECK(has_formulas(workbook_of(a), 1));
}

TEST_CASE("what formulas cannot give is written as values, and the reason is said", "[workbook]") {
  struct Row {
    std::string further, reason;
  };
  const auto row =
      GENERATE(values<Row>({{"[ranking]\nbasis = exact\n", "before rounding"},
                            {"[grade.a]\nname = A\nat_least = if(kind = \"k\", 90, 80)\n"
                             "[grade.b]\nname = B\nat_least = 0\n",
                             "differ by unit"}}));
  const Assessment a = small(row.further, "code,kind,x,y\na,k,50,50\nb,m,50,60\n");
  const TrialOrReason planned = plan_trial(a);
  CHECK_FALSE(planned.trial);
  CHECK(planned.reason.en.find(row.reason) != std::string::npos);
  CHECK_FALSE(planned.reason.zh.empty());
  const std::string book = workbook_of(a);
  CHECK(contains(rows_read(book, "About"), row.reason));
  CHECK_FALSE(has_formulas(book, 1));
  CHECK_FALSE(has_formulas(book, 2));
}

TEST_CASE("a result of values that were set is never called official", "[workbook]") {
  Assessment a = sample();
  CHECK(contains(rows_read(workbook_of(a), "Ranking"), "official"));
  a.scheme.trial = {"B1.points=30"};
  const std::string book = workbook_of(a), zh = workbook_of(a, Language::zh);
  for (const char* sheet : {"Ranking", "Scores"}) {
    CHECK(contains(rows_read(book, sheet), "TRIAL"));
    CHECK_FALSE(contains(rows_read(book, sheet), "Official"));
  }
  CHECK(contains(rows_read(zh, "排名"), "试算"));
  CHECK_FALSE(contains(rows_read(zh, "排名"), "正式"));
  CHECK(contains(rows_read(book, "About"), "B1.points=30"));
}

TEST_CASE("2,000 units are live, one more are values, and the workbook says why", "[workbook]") {
  std::string units = "code,kind,x,y\n";
  for (int u = 0; u < 2000; ++u)
    units += "u" + std::to_string(u) + ",," + std::to_string(u % 100) + ",50\n";
  CHECK(has_formulas(workbook_of(small("", units)), 2));
  const std::string book = workbook_of(small("", units + "one,,1,1\n"));
  CHECK_FALSE(has_formulas(book, 2));
  CHECK(contains(rows_read(book, "About"), "more than 2000 units"));
}
