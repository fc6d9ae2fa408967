// An explanation as people see it: it keeps to the width of the terminal, in both languages.
#include <catch2/catch.hpp>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <sstream>

#include "analysis/explanation.hpp"
#include "base/text.hpp"
#include "report/explain_formats.hpp"
#include "report/workbook_reading.hpp"
#include "report/wrapped.hpp"

using namespace assess;

namespace {

const Assessment& example() {
  static const auto assessment = [] {
    Diagnostics notes;
    const std::filesystem::path source(ASSESS_SOURCE_DIR);
    return assess_files((source / "rules/responsibility-100.ini").string(),
                        {{"", (source / "data/responsibility-2025").string()}}, 1, notes);
  }();
  return assessment.value();
}

std::string without_colors(const std::string& text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\x1b')
      i = text.find('m', i);
    else
      out += text[i];
  }
  return out;
}

std::size_t widest_line(const std::string& text) {
  std::size_t widest = 0;
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) widest = std::max(widest, display_width(line));
  return widest;
}

}  // namespace

TEST_CASE("lines are broken at spaces and between Chinese characters", "[report]") {
  using Lines = std::vector<std::string>;
  CHECK(wrapped("one two three", 0) == Lines{"one two three"});
  CHECK(wrapped("one two three", 7) == Lines{"one two", "three"});
  CHECK(wrapped("one two three", 8) == Lines{"one two", "three"});
  CHECK(wrapped("extraordinary", 5) == Lines{"extraordinary"});
  CHECK(wrapped("专题研究会议", 6) == Lines{"专题研", "究会议"});
  CHECK(wrapped("专题研，究会议", 6) == Lines{"专题", "研，究", "会议"});
  CHECK(wrapped("目标4次", 4) == Lines{"目标", "4次"});
}

TEST_CASE("an explanation keeps to the width of the terminal", "[report]") {
  const Assessment& a = example();
  const std::size_t width = GENERATE(80u, 100u, 120u);
  for (const Language language : {Language::en, Language::zh})
    for (std::size_t u = 0; u < a.figures.units(); u += 7) {
      const std::vector explanation{explain(a, u, 1)};
      const RenderContext plain{language, false, width, true}, color{language, true, width, true};
      const std::string text = explain_text(a, explanation, plain);
      CAPTURE(width, a.figures.keys[u]);
      CHECK(widest_line(text) <= width);
      CHECK(text.find('\x1b') == std::string::npos);
      CHECK(without_colors(explain_text(a, explanation, color)) == text);
    }
}

TEST_CASE("nobody else's evidence is in an explanation", "[report]") {
  const Assessment& a = example();
  const std::vector explanation{explain(a, 10, 1)};
  for (const ExplainFormat& format : explain_formats) {
    if (format.keyword == "xlsx") continue;  // packed; the sheet is that of the CSV
    const std::string text = format.render(a, explanation, {});
    std::size_t others = 0;
    for (std::size_t u = 0; u < a.figures.units(); ++u)
      others += u != 10 && text.find(a.figures.keys[u]) != std::string::npos;
    const std::size_t neighbours =
        std::size_t{explanation[0].above.has_value()} + explanation[0].below.has_value();
    CHECK(others == neighbours);
  }
}

TEST_CASE("on the sheet of an explanation, what is added makes the total", "[report]") {
  const Assessment& a = example();
  for (std::size_t u = 0; u < a.figures.units(); u += 5) {
    const std::vector explanation{explain(a, u, 1)};
    const Sheet sheet = explain_sheet(a, explanation, Language::en);
    const auto cell = [&](std::string_view key, std::size_t row) {
      return std::ranges::find(sheet.columns, key, &SheetColumn::key)->cell(row);
    };
    const auto text = [&](std::string_view key, std::size_t row) {
      return std::get<std::string_view>(cell(key, row));
    };
    Points sum;
    for (std::size_t row = 0; row < sheet.rows; ++row)
      if (text("part", row) == "item" || text("part", row) == "then")
        if (const Cell adds = cell("adds", row); std::holds_alternative<Number>(adds))
          sum.billionths += std::get<Number>(adds).points.billionths;
    CAPTURE(a.figures.keys[u]);
    CHECK(to_text(sum, 2) == to_text(a.standing.total[u], 2));
  }
}

TEST_CASE("the workbook of an explanation has its scores as numbers, its texts as texts",
          "[report]") {
  const Assessment& a = example();
  const std::vector explanation{explain(a, 3, 1)};
  for (const Language language : {Language::en, Language::zh}) {
    const std::string book = explain_workbook(a, explanation, {.language = language});
    CHECK(book == explain_workbook(a, explanation, {.language = language}));
    const auto rows = rows_read(book, language == Language::en ? "Explain" : "单位明细");
    CHECK(rows.size() > a.scheme.nodes.size());
    CHECK(rows[0].find(a.figures.keys[3]) != std::string::npos);
  }
}

TEST_CASE("several units follow each other, each told as if it were alone", "[report]") {
  const Assessment& a = example();
  const std::vector both{explain(a, 9, 1), explain(a, 2, 1)};
  const std::vector first{both[0]}, second{both[1]};
  for (const Language language : {Language::en, Language::zh}) {
    const RenderContext context{.language = language};
    for (const auto render : {explain_text, explain_markdown})
      CHECK(render(a, both, context) ==
            render(a, first, context) + "\n" + render(a, second, context));
    const auto parsed = [&](const std::vector<Explanation>& units) {
      return nlohmann::json::parse(explain_json(a, units, context));
    };
    CHECK(parsed(both) == nlohmann::json::array({parsed(first), parsed(second)}));

    const Sheet sheet = explain_sheet(a, both, language);
    const Sheet alone = explain_sheet(a, first, language), behind = explain_sheet(a, second, language);
    REQUIRE(sheet.columns.size() == alone.columns.size() + 1);
    REQUIRE(sheet.rows == alone.rows + behind.rows);
    CHECK(sheet.columns[0].key == "unit");
    for (std::size_t row = 0; row < sheet.rows; ++row) {
      const bool is_first = row < alone.rows;
      CHECK(std::get<std::string_view>(sheet.columns[0].cell(row)) ==
            a.figures.keys[is_first ? 9 : 2]);
      for (std::size_t c = 0; c < alone.columns.size(); ++c)
        CHECK(sheet.columns[c + 1].cell(row) ==
              (is_first ? alone.columns[c].cell(row) : behind.columns[c].cell(row - alone.rows)));
    }
    const auto rows = rows_read(explain_workbook(a, both, context),
                                language == Language::en ? "Explain" : "单位明细");
    CHECK(rows.size() > sheet.rows);
  }
}
