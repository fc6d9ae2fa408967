// What a report tells beside the result: what was said of the evidence, what changed since before.
#include <catch2/catch.hpp>

#include "analysis/comparison.hpp"
#include "evidence/diagnostics.hpp"
#include "report/compare_formats.hpp"
#include "report/compare_result.hpp"
#include "report/formats.hpp"
#include "report/html_text.hpp"
#include "report/sample.hpp"
#include "report/workbook_reading.hpp"

using namespace assess;

namespace {

constexpr std::string_view old_units = "code,x\na,10\nb,20\nc,30\nd,40\n";
constexpr std::string_view new_units = "code,x\na,20\nb,20\nc,5\ne,1\n";

Assessment of(std::string_view units, int points) {
  const std::string rules =
      "[scheme]\nid = s\nname = S\nname.zh = 办法\nyear = 2025\n"
      "[table.units]\nkey = code\ncolumns = code, x: number\n"
      "[criterion.x]\nname = X\npoints = " +
      std::to_string(points) +
      "\nform = ratio\ndone = x\ndue = 40\n"
      "[grade.good]\nat_least = 20\n[grade.poor]\nat_least = 0\n[total]\nround = 2\n";
  return assessed(rules, units);
}

struct Report {
  Assessment before = of(old_units, 40), after = of(new_units, 40);
  Comparison comparison =
      compare(published_result(before, ""), published_result(after, ""), nullptr);
  Diagnostics issues;

  Report() {
    issues.add(evidence_complaint("states-read"),
               {.file = "=1+1.csv", .line = 7, .cell = {}, .excerpt = {}},
               {"units", "1", "2", "3", "4"});
  }
  RenderContext context(Language language) const {
    return {.language = language, .beside = {&issues, &comparison}};
  }
};

bool contains(const std::vector<std::string>& rows, std::string_view text) {
  for (const std::string& row : rows)
    if (row.find(text) != std::string::npos) return true;
  return false;
}

std::size_t count(std::string_view text, std::string_view part) {
  std::size_t found = 0;
  for (std::size_t at = text.find(part); at != text.npos; at = text.find(part, at + 1)) ++found;
  return found;
}

}  // namespace

TEST_CASE("the workbook tells what changed, what was said and where the evidence came from",
          "[beside]") {
  const Report report;
  const std::string book = render_workbook(report.after, report.context(Language::en));
  const auto changes = rows_read(book, "Compare");
  CHECK(contains(
      changes,
      "3 units, mean −5.00 (data −5.00, rules 0.00), 2 change grade"));  // a +10, b 0, c −25
  CHECK(contains(changes, "|-25"));  // a number, its sign a format
  CHECK(contains(changes, "|gone"));
  CHECK(contains(changes, "|new"));
  CHECK(contains(rows_read(book, "Issues"), "=1+1.csv"));
  CHECK(contains(rows_read(book, "Sources"), "units"));
  const std::string zh = render_workbook(report.after, report.context(Language::zh));
  CHECK(contains(rows_read(zh, "比较"), "撤销"));
  CHECK(contains(rows_read(zh, "问题"), "=1+1.csv"));
}

TEST_CASE("a report without them has no such parts; nothing said is said", "[beside]") {
  const Report report;
  CHECK(rows_read(render_workbook(report.after, {}), "Compare").empty());
  CHECK(render_html(report.after, {}).find("id=\"compare\"") == std::string::npos);
  const Diagnostics nothing;
  const RenderContext context{.beside = {&nothing, nullptr}};
  CHECK(contains(rows_read(render_workbook(report.after, context), "Issues"), "Nothing was said"));
}

TEST_CASE("the page tells them in both languages, in tables with captions and headers",
          "[beside]") {
  const Report report;
  for (const Language language : {Language::en, Language::zh}) {
    const std::string page = render_html(report.after, report.context(language));
    CHECK(page.find("id=\"compare\"") != page.npos);
    CHECK(page.find("href=\"#compare\"") != page.npos);
    CHECK(page.find(html(summary_sentence(report.comparison, language))) != page.npos);
    CHECK(page.find("<td>=1+1.csv</td>") != page.npos);
    CHECK(count(page, "<caption>") >= 3);
  }
}

TEST_CASE("a comparison is a page of its own, with neither script nor style from elsewhere",
          "[beside]") {
  const Report report;
  const std::string page = compare_page(report.comparison, {});
  CHECK(page.find("<script") == page.npos);
  CHECK(page.find(" style=") == page.npos);
  CHECK(page.find("script-src") == page.npos);
  CHECK(page.find("default-src 'none'; style-src 'sha256-") != page.npos);
  CHECK(page.find("{{") == page.npos);
  CHECK(page.find("−25.00") != page.npos);
  CHECK(page == compare_page(report.comparison, {}));
}

TEST_CASE("text and Markdown go on with the comparison; formats for programs do not", "[beside]") {
  const Report report;
  for (const ReportFormat& format : report_formats) {
    if (format.keyword == "xlsx") continue;  // packed
    CAPTURE(format.keyword);
    const std::string text = format.render(report.after, report.context(Language::en));
    CHECK((text.find("mean −5.00") != text.npos) == format.has(FormatTrait::compares));
    if (!format.has(FormatTrait::compares)) CHECK(text == format.render(report.after, {}));
  }
}

TEST_CASE("under the same rules all was done by the evidence, under others it is not known",
          "[beside]") {
  const Report report;
  REQUIRE(report.comparison.summary.data);
  CHECK(*report.comparison.summary.data == *report.comparison.summary.mean);
  CHECK(report.comparison.summary.rules->billionths == 0);
  const Comparison other = compare(published_result(report.before, ""),
                                   published_result(of(new_units, 30), ""), nullptr);
  CHECK(!other.summary.data);
}
