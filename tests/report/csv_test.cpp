#include <catch2/catch.hpp>
#include <sstream>
#include <vector>

#include "report/csv_sheet.hpp"
#include "report/csv_text.hpp"
#include "report/formats.hpp"
#include "report/sample.hpp"
#include "support/assessing.hpp"

using namespace assess;

namespace {

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

std::string line_of(const Assessment& result, Language language, std::string_view unit) {
  for (const std::string& line : lines_of(render_csv(result, {language, false, 0, true})))
    if (line.find("," + std::string(unit) + ",") != std::string::npos) return line;
  return {};
}

}  // namespace

TEST_CASE("the header of CSV has keys and ids in any language", "[csv]") {
  const Assessment result = sample();
  for (const Language language : {Language::en, Language::zh})
    CHECK(lines_of(render_csv(result, {language, false, 0, true})).front() ==
          "rank,unit,name,group,total,grade,quota,A,B,seen,on,who,x,A1,A2,B1");
}

TEST_CASE("a file of CSV has a byte order mark, a pipe has none", "[csv]") {
  const Assessment result = sample();
  const std::string to_file = render_csv(result, {}),
                    to_pipe = render_csv(result, {{}, false, 0, true});
  CHECK(to_file == "\xEF\xBB\xBF" + to_pipe);
  CHECK(to_pipe.starts_with("rank,"));
  CHECK(to_pipe.find('\r') == std::string::npos);
}

TEST_CASE("cells of CSV are quoted where RFC 4180 asks for it, and are otherwise unchanged",
          "[csv]") {
  const Assessment result = sample();
  CHECK(line_of(result, Language::en, "u1").find(",\"Roads, \"\"north\"\"\",城区,") !=
        std::string::npos);
  CHECK(line_of(result, Language::en, "u6").find(",\"=1+1\",") != std::string::npos);
}

TEST_CASE("scores have their decimals, absent ones the word of their state", "[csv]") {
  const Assessment result = sample();
  CHECK(
      line_of(result, Language::en, "u4") ==
      "3,u4,文化旅游局,山区,30.00,Good,,10.00,20.00,yes,2025-05-01,field,missing,missing,10.00,20."
      "00");
  CHECK(line_of(result, Language::zh, "u4") ==
        "3,u4,文化旅游局,山区,30.00,良,,10.00,20.00,是,2025-05-01,field,缺失,缺失,10.00,20.00");
  CHECK(
      line_of(result, Language::en, "u2") ==
      "3,u2,水务局,城区,31.00,Good,,36.00,0.00,yes,2025-04-01,field,7,21.00,not applicable,20.00");
}

TEST_CASE("units stand by group and rank", "[csv]") {
  std::string keys;
  for (const std::string& line : lines_of(render_csv(sample(), {})))
    keys += line.substr(line.find(',') + 1, 2) + " ";
  CHECK(keys == "un u1 u3 u2 u6 u5 u4 ");
}

TEST_CASE("a text like a formula is quoted, and with csv_safe an apostrophe stands before it",
          "[csv]") {
  struct Row {
    std::string_view text, quoted, defused;
  };
  using namespace std::string_view_literals;
  const auto row = GENERATE(values<Row>({
      {"=1+1", "\"=1+1\"", "\"'=1+1\""},
      {"+86 10", "\"+86 10\"", "\"'+86 10\""},
      {"-x", "\"-x\"", "\"'-x\""},
      {"@SUM(A1)", "\"@SUM(A1)\"", "\"'@SUM(A1)\""},
      {"\tx", "\"\tx\"", "\"'\tx\""},
      {"\rx", "\"\rx\"", "\"'\rx\""},
      {"\nx", "\"\nx\"", "\"'\nx\""},
      {"\0x"sv, "\"\0x\""sv, "\"'\0x\""sv},
      {"＝1", "\"＝1\"", "\"'＝1\""},
      {"＋1", "\"＋1\"", "\"'＋1\""},
      {"－1", "\"－1\"", "\"'－1\""},
      {"＠x", "\"＠x\"", "\"'＠x\""},
      {"=\"a\"", "\"=\"\"a\"\"\"", "\"'=\"\"a\"\"\""},
      {"-3", "-3", "-3"},
      {"-0.25", "-0.25", "-0.25"},
      {"3-4", "3-4", "3-4"},
      {"a=b", "a=b", "a=b"},
      {"", "", ""},
  }));
  CAPTURE(row.text);
  RowText quoted, defused;
  append_csv_text(quoted, row.text, Formulas::quoted);
  append_csv_text(defused, row.text, Formulas::defused);
  CHECK(quoted.view() == row.quoted);
  CHECK(defused.view() == row.defused);
}

TEST_CASE("csv_safe changes texts of the evidence, and no number", "[csv]") {
  RenderContext context{.to_pipe = true};
  const Assessment result = sample();
  const std::string quoted = render_csv(result, context);
  context.csv_safe = true;
  std::string defused = render_csv(result, context);
  CHECK(quoted.find(",\"=1+1\",") != std::string::npos);
  const auto at = defused.find(",\"'=1+1\",");
  REQUIRE(at != std::string::npos);
  defused.erase(at + 2, 1);
  CHECK(defused == quoted);
}

TEST_CASE("a ranking of more rows than are fetched at once is as its cells say", "[csv]") {
  const std::string rules =
      "[scheme]\nid = t\nname = T\nyear = 2025\nmissing = skip\n"
      "[table.units]\ncolumns = x: number\n[criterion.a]\nform = minmax\nvalue = x\n"
      "[ranking]\nties = fractional\n[grade.good]\nat_least = 50\n[grade.other]\nat_least = 0\n";
  std::string units = "unit,x\n";
  for (unsigned u = 0; u < 300'000; ++u)
    units += "U" + std::to_string(u * 7919 % 300'000) + "," +
             (u % 11 == 0 ? "" : std::to_string(u * 31 % 4'001)) + "\n";
  const TextResult result = assess_texts({rules, {{"units", units}}, 2});
  REQUIRE(result.assessment);
  RenderContext context{.to_pipe = true};
  Sheet sheet = ranking_sheet(*result.assessment, Language::en);
  const std::string expected = csv_file(std::move(sheet), context);
  for (const unsigned threads : {1u, 2u, 16u}) {
    context.threads = threads;
    CHECK(render_ranking_csv(*result.assessment, context) == expected);
  }
}
